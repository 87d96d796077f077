namespace Patchbay.DemoOrg.Faults;

/// <summary>Decides what befalls each request and row, as a plan says, and counts it.</summary>
internal sealed class FaultDice
{
    private readonly Random _chance;
    private readonly Step[] _script;
    private readonly (Fault Fault, double Chance)[] _ofRequest;
    private readonly (Fault Fault, double Chance)[] _ofRow;
    private readonly Dictionary<Fault, int> _happened = [];

    // Requests come in on many threads; a plan is repeatable only when each draws its number alone.
    private readonly Lock _drawing = new();

    public FaultDice(FaultPlan plan)
    {
        Plan = plan;
        _chance = new Random(plan.Seed);
        _script = [.. plan.Script.Select(step => new Step(step))];
        var likely = plan.Chances.Where(pair => pair.Value > 0).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)).ToArray();
        _ofRequest = [.. likely.Where(pair => !FaultPlan.IsOfRow(pair.Key))];
        _ofRow = [.. likely.Where(pair => FaultPlan.IsOfRow(pair.Key))];
    }

    public FaultPlan Plan { get; }

    /// <summary>How often each fault happened.</summary>
    public IReadOnlyDictionary<Fault, int> Happened
    {
        get
        {
            lock (_drawing)
                return new Dictionary<Fault, int>(_happened);
        }
    }

    /// <summary>What befalls a request.</summary>
    public Fault? ForRequest(string method, string path) => Draw(_ofRequest, step =>
        !FaultPlan.IsOfRow(step.Fault) && (step.Method is null || step.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (step.Where is null || path.Contains(step.Where, StringComparison.OrdinalIgnoreCase)));

    /// <summary>What befalls a row.</summary>
    public Fault? ForRow(string sObject) => Draw(_ofRow, step =>
        FaultPlan.IsOfRow(step.Fault) && (step.Where is null || step.Where.Equals(sObject, StringComparison.OrdinalIgnoreCase)));

    private Fault? Draw((Fault Fault, double Chance)[] likely, Func<FaultStep, bool> fits)
    {
        if (_script.Length == 0 && likely.Length == 0)
            return null;
        lock (_drawing)
        {
            var drawn = FromScript_NeedsLock(fits) ?? FromChance_NeedsLock(likely);
            if (drawn is { } fault)
                _happened[fault] = _happened.GetValueOrDefault(fault) + 1;
            return drawn;
        }
    }

    private Fault? FromScript_NeedsLock(Func<FaultStep, bool> fits)
    {
        foreach (var step in _script)
        {
            if (step.Left > 0 && fits(step.Wanted) && --step.Before < 0)
            {
                step.Left--;
                return step.Wanted.Fault;
            }
        }

        return null;
    }

    private Fault? FromChance_NeedsLock((Fault Fault, double Chance)[] likely)
    {
        if (likely.Length == 0)
            return null;
        var number = _chance.NextDouble();
        foreach (var (fault, chance) in likely)
        {
            if (number < chance)
                return fault;
            number -= chance;
        }

        return null;
    }

    private sealed class Step(FaultStep wanted)
    {
        public FaultStep Wanted { get; } = wanted;

        public int Before { get; set; } = wanted.After;

        public int Left { get; set; } = wanted.Times;
    }
}
