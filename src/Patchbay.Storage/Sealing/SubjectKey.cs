namespace Patchbay.Storage.Sealing;

/// <summary>What is known of a subject's key.</summary>
/// <param name="Bytes">The key; null when there is none or it was destroyed.</param>
/// <param name="IsErased">True when it was destroyed: nothing is sealed for this subject any more.</param>
internal readonly record struct SubjectKey(byte[]? Bytes, bool IsErased)
{
    /// <summary>The key was destroyed.</summary>
    internal static SubjectKey Erased { get; } = new(null, true);

    /// <summary>The subject has no key yet.</summary>
    internal static SubjectKey None { get; }
}

/// <summary>Finds the keys of subjects.</summary>
internal interface ISubjectKeys
{
    /// <summary>Finds or, for the journal's writer, makes a key.</summary>
    /// <param name="subject">Whose.</param>
    /// <returns>The key, or why there is none.</returns>
    SubjectKey Find(Guid subject);
}
