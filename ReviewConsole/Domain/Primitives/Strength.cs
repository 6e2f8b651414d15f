namespace ReviewConsole.Domain.Primitives;

/// <summary>How much a passed check shows. One value, computed from stated facts.</summary>
public enum Strength
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Corroborates only; no number of weak routes adds up to a proof.</summary>
    Weak,

    /// <summary>Good together with something independent.</summary>
    Medium,

    /// <summary>Enough by itself.</summary>
    Strong,
}

/// <summary>The channels routes run over and signals touch.</summary>
public static class Channels
{
    /// <summary>A scan or a view of the face; never counts as an alternative.</summary>
    public const string Face = "face";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlySet<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        "phone", "email", "device", "payment", "post", "orders", "linked", "documents", "person", "contact", "authenticator", "codes",
        "time", Face,
    };
}
