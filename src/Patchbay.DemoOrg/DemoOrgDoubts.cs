namespace Patchbay.DemoOrg;

/// <summary>Behaviour of the platform that our reference calls known or unverified rather than read in a document. A client must do well with
/// either answer, so each is a switch; the defaults are what we believe.</summary>
public sealed record DemoOrgDoubts
{
    /// <summary>What we believe.</summary>
    public static DemoOrgDoubts Believed { get; } = new();

    /// <summary>Everything the other way.</summary>
    public static DemoOrgDoubts Doubted { get; } = new()
    {
        SubtypeErrorNamesField = false,
        LeadExcludesRelated = false,
        DeletedKeyIsFree = false,
        LimitNamesApp = true,
        RepeatedKeyFailsFirstToo = false,
        CompositeCountsCollections = false,
        RowStatusIsNotFound = false,
    };

    /// <summary>rest-call-logging §1, TaskSubtype, "the exact error is unverified": the error of an update that carries it names the field in
    /// its list; else only in its message.</summary>
    public bool SubtypeErrorNamesField { get; init; } = true;

    /// <summary>rest-call-logging §2, "a Lead excludes WhatId [known]": both together are refused; else taken.</summary>
    public bool LeadExcludesRelated { get; init; } = true;

    /// <summary>rest-call-logging §1, deleted rows, "an upsert after deletion inserts again [known]"; else the key of a deleted row answers
    /// ENTITY_IS_DELETED.</summary>
    public bool DeletedKeyIsFree { get; init; } = true;

    /// <summary>rest-call-logging §6, monitoring, "[known form]": the header also tells the share of the connected app.</summary>
    public bool LimitNamesApp { get; init; }

    /// <summary>rest-call-logging §1, "the same key twice makes those rows fail [3rd]"; else the first of them is written.</summary>
    public bool RepeatedKeyFailsFirstToo { get; init; } = true;

    /// <summary>rest-call-logging §4, "at most 5 of them queries/collections [known]" holds for a composite.</summary>
    public bool CompositeCountsCollections { get; init; } = true;

    /// <summary>rest-call-logging §5, ENTITY_IS_DELETED and INVALID_CROSS_REFERENCE_KEY, "400/404": a single record that is gone answers 404; else 400.</summary>
    public bool RowStatusIsNotFound { get; init; } = true;
}
