using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Accounts;

/// <summary>What the person can no longer do.</summary>
public enum RestrictionScope
{
    /// <summary>Sign in.</summary>
    Login,

    /// <summary>Take money out.</summary>
    Payout,

    /// <summary>Offer things for sale.</summary>
    Listing,

    /// <summary>Write to others.</summary>
    Messaging,

    /// <summary>Buy.</summary>
    Purchase,

    /// <summary>Change the profile.</summary>
    ProfileChange,

    /// <summary>Anything at all.</summary>
    FullAccount,
}

/// <summary>Why the platform says it may restrict (regulation reference §1.3): decides which rules and grounds apply.</summary>
public enum RestrictionBasis
{
    /// <summary>A protective lock because theft was suspected; rests on the contract.</summary>
    ProtectiveTheftRisk,

    /// <summary>A breach of terms; ownership is usually not in question.</summary>
    TermsBreach,

    /// <summary>A measure under the law against telecom and online fraud (China, Art. 22 and 32).</summary>
    StatutoryFraudMeasure,
}

/// <summary>How far a machine decided alone.</summary>
public enum Automation
{
    /// <summary>The platform did not say.</summary>
    Unknown,

    /// <summary>No person took part.</summary>
    Fully,

    /// <summary>A person took part.</summary>
    Partially,

    /// <summary>A person decided.</summary>
    None,
}

/// <summary>The platform's rule that was applied, with its version and text.</summary>
/// <param name="Id">The platform's id of the rule.</param>
/// <param name="Version">The version in force, as the platform names it; often a month such as <c>2024-06</c>.</param>
/// <param name="Title">Short name.</param>
/// <param name="Text">The rule itself.</param>
/// <param name="Url">Where it is published.</param>
public sealed record AppliedRule(string Id, string? Version, LocalText? Title, LocalText? Text, string? Url);

/// <summary>What was imposed on the account.</summary>
public sealed record Restriction
{
    /// <summary>The platform's id.</summary>
    public required string Id { get; init; }

    /// <summary>At least one scope.</summary>
    public required IReadOnlyList<RestrictionScope> Scope { get; init; }

    /// <summary>The basis.</summary>
    public required RestrictionBasis Basis { get; init; }

    /// <summary>Since when (UTC).</summary>
    public required DateTimeOffset ImposedAt { get; init; }

    /// <summary>Until when; null is "until lifted".</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>What or who imposed it, as the platform names it, e.g. <c>engine</c>.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>The rule applied; null when the platform named none, which is itself ground A7.</summary>
    public AppliedRule? Rule { get; init; }

    /// <summary>True when a machine noticed; null when unknown.</summary>
    public bool? AutomatedDetection { get; init; }

    /// <summary>How far a machine decided.</summary>
    public Automation AutomatedDecision { get; init; }

    /// <summary>What the platform demanded as proof, as it names it, e.g. <c>face</c>.</summary>
    public IReadOnlyList<string> VerificationDemanded { get; init; } = [];

    /// <summary>True when the only thing the platform demanded was a face scan.</summary>
    public bool OnlyFaceDemanded => VerificationDemanded is ["face"];
}

/// <summary>What the restriction costs the person; decides how early the case is looked at.</summary>
/// <param name="HeldMinor">Money kept back, in the currency's minor unit (cents, fen).</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="OpenOrders">Orders that cannot go on.</param>
/// <param name="Livelihood">True when the account feeds somebody.</param>
public sealed record Harm(long HeldMinor, string? Currency, int OpenOrders, bool Livelihood)
{
    /// <summary>Nothing known.</summary>
    public static readonly Harm None = new(0, null, 0, false);
}
