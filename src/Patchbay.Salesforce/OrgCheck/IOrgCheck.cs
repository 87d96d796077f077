namespace Patchbay.Salesforce.OrgCheck;

/// <summary>Looks at an org like a doctor: what is missing, and where to click.</summary>
public interface IOrgCheck
{
    /// <summary>Looks. Costs about ten API calls; changes nothing in the org, and has the writer go on when it waited for something that is mended by now.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>All that was looked at, in the order of a visit. What could not be looked at is a finding too.</returns>
    Task<IReadOnlyList<OrgFinding>> RunAsync(CancellationToken cancellationToken);
}

/// <summary>One part of the visit.</summary>
internal interface IOrgExamination
{
    /// <summary>Looks.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What it found.</returns>
    /// <exception cref="Faults.SalesforceFault">The org did not answer; the visit tells so and goes on.</exception>
    Task<IReadOnlyList<OrgFinding>> LookAsync(CancellationToken cancellationToken);
}
