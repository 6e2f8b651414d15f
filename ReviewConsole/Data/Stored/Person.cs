using Microsoft.AspNetCore.Identity;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Stored;

/// <summary>Somebody who signs in. Identity's row, with what the console needs beside it.</summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>The id as the domain knows it.</summary>
    public PersonId PersonId => new(Id);

    /// <summary>The role.</summary>
    public Role Role { get; set; }

    /// <summary>The number shown to appellants: "Reviewer Lin, no. 14".</summary>
    public int Number { get; set; }

    /// <summary>The working name shown to colleagues and appellants; not the real name.</summary>
    public string Alias { get; set; } = "";

    /// <summary>Languages the person chose as those they read, primary tags, space between; empty follows their screens.</summary>
    public string Reads { get; set; } = "";

    /// <summary>The language of the screens; null follows the browser.</summary>
    public string? Culture { get; set; }

    /// <summary>The time zone (IANA); null follows the browser.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Set while the person may not enter (UTC).</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Until when the person is away; nothing is given to them before (UTC).</summary>
    public DateTimeOffset? AwayUntil { get; set; }

    /// <summary>How many cases the person holds at most, where a lead said so; null follows the rule for all.</summary>
    public int? MostHeld { get; set; }

    /// <summary>Skills the person has, by code, space between; null for all.</summary>
    public string? Skills { get; set; }

    /// <summary>The group they work in, as standing rules name it; null for none.</summary>
    public string? Group { get; set; }

    /// <summary>Their denials need no second person for being new: they come with experience, as a lead knows.</summary>
    public bool IsExperienced { get; set; }

    /// <summary>Until when they stand in for a lead where two disagreed (UTC); null where they never did.</summary>
    public DateTimeOffset? DeputyUntil { get; set; }

    /// <summary>SHA-256 of the token of an open invitation or reset; null when none is open.</summary>
    public byte[]? InvitationHash { get; set; }

    /// <summary>Until when the invitation holds (UTC).</summary>
    public DateTimeOffset? InvitedUntil { get; set; }

    /// <summary>When the person was added (UTC).</summary>
    public DateTimeOffset AddedAt { get; set; }

    /// <summary>May enter: not disabled and with a password of their own.</summary>
    public bool IsActive => DisabledAt is null && PasswordHash is not null;
}

/// <summary>A change of role that one administrator asked for and another has to agree to.</summary>
public sealed class RoleChange
{
    /// <summary>Its id.</summary>
    public Guid Id { get; set; }

    /// <summary>Whose role.</summary>
    public PersonId Person { get; set; }

    /// <summary>The role it was when asked.</summary>
    public Role From { get; set; }

    /// <summary>The role it is to be.</summary>
    public Role To { get; set; }

    /// <summary>Who asked.</summary>
    public PersonId AskedBy { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>Who agreed or withdrew; null while open.</summary>
    public PersonId? SettledBy { get; set; }

    /// <summary>When it was settled (UTC).</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>True when agreed, false when withdrawn or refused.</summary>
    public bool? Agreed { get; set; }
}

/// <summary>An account a person has an interest in; they handle no case linked to it.</summary>
public sealed class DeclaredInterest
{
    /// <summary>The person.</summary>
    public PersonId Person { get; set; }

    /// <summary>The platform's account id.</summary>
    public string AccountId { get; set; } = "";

    /// <summary>The id as searched.</summary>
    public string SearchAccount { get; set; } = "";

    /// <summary>When declared (UTC).</summary>
    public DateTimeOffset DeclaredAt { get; set; }
}
