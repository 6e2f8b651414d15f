namespace ReviewConsole.Domain.Accounts;

/// <summary>Whose account it is.</summary>
public enum AccountKind
{
    /// <summary>One person's own.</summary>
    Private,

    /// <summary>A firm's; the applicant represents somebody.</summary>
    Business,
}

/// <summary>An account at another service that was linked to this one.</summary>
/// <param name="Provider">The service, as the platform names it.</param>
/// <param name="RealNameVerified">True when that service knows the owner's real name.</param>
/// <param name="LinkedOn">Since when; null when the platform did not say.</param>
public sealed record LinkedAccount(string Provider, bool RealNameVerified, DateOnly? LinkedOn);

/// <summary>Fingerprints (hashes) by which accounts hang together; never the values themselves.</summary>
public sealed record AccountLinks(
    IReadOnlyList<string> Device, IReadOnlyList<string> Phone, IReadOnlyList<string> Payout, IReadOnlyList<string> Address)
{
    /// <summary>No links known.</summary>
    public static readonly AccountLinks None = new([], [], [], []);
}

/// <summary>The platform account, as the platform described it when it sent the appeal. Only <see cref="Id"/> is always known.</summary>
public sealed record Account
{
    /// <summary>The platform's id.</summary>
    public required string Id { get; init; }

    /// <summary>The name people see on the platform; personal data.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Private unless the platform says business.</summary>
    public AccountKind Kind { get; init; }

    /// <summary>When the account was made.</summary>
    public DateOnly? RegisteredOn { get; init; }

    /// <summary>True when the platform itself knows the owner's real name.</summary>
    public bool RealNameVerified { get; init; }

    /// <summary>The bound phone number; personal data.</summary>
    public string? Phone { get; init; }

    /// <summary>Since when the phone is bound.</summary>
    public DateOnly? PhoneBoundOn { get; init; }

    /// <summary>The bound e-mail address; personal data.</summary>
    public string? Email { get; init; }

    /// <summary>Since when the e-mail address is bound.</summary>
    public DateOnly? EmailBoundOn { get; init; }

    /// <summary>Accounts elsewhere that can vouch.</summary>
    public IReadOnlyList<LinkedAccount> LinkedAccounts { get; init; } = [];

    /// <summary>How many devices the account was used from before the restriction.</summary>
    public int KnownDevices { get; init; }

    /// <summary>Routes the platform can offer to this account, by route code.</summary>
    public IReadOnlyList<string> Available { get; init; } = [];

    /// <summary>Fingerprints shared with other accounts.</summary>
    public AccountLinks Links { get; init; } = AccountLinks.None;
}
