namespace Patchbay.DemoOrg.Faults;

/// <summary>A rule an admin of the org has made: a validation rule, or a trigger that refuses. It holds for everybody, people too.</summary>
/// <param name="SObject">API name of the object.</param>
/// <param name="Message">What the rule says.</param>
public sealed record RefusalRule(string SObject, string Message)
{
    /// <summary>Only for <c>insert</c>, <c>update</c> or <c>delete</c>; null for all. A delete is only refused by a rule without field.</summary>
    public string? Operation { get; set; }

    /// <summary>Only when this field holds <see cref="Contains"/>; null: a trigger that refuses every record.</summary>
    public string? Field { get; set; }

    /// <summary>Text to look for, ignoring case; null: the field must not be empty.</summary>
    public string? Contains { get; set; }

    /// <summary>Error code. Default FIELD_CUSTOM_VALIDATION_EXCEPTION; triggers that throw answer CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY.</summary>
    public string Code { get; set; } = "FIELD_CUSTOM_VALIDATION_EXCEPTION";
}
