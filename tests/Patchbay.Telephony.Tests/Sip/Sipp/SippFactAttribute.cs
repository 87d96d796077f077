using System.Runtime.CompilerServices;

namespace Patchbay.Telephony.Tests.Sip.Sipp;

/// <summary>A test that needs SIPp; skipped with a reason where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SippFactAttribute : FactAttribute
{
    public SippFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (SippRun.Executable is null)
            Skip = "sipp is not installed (apt-get install sip-tester)";
    }
}
