using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>What a trusted contact said.</summary>
public enum ContactSaid
{
    /// <summary>It is the owner who asks.</summary>
    OwnerAsks,

    /// <summary>They cannot tell.</summary>
    CannotTell,

    /// <summary>It is not the owner who asks.</summary>
    NotOwner,

    /// <summary>They were not reached.</summary>
    NotReached,
}

/// <summary>A contact named earlier confirms. Nothing about who they are to each other.</summary>
/// <param name="Contact">The platform's reference of the contact.</param>
/// <param name="Tries">How often they were tried.</param>
/// <param name="ReachedOn">When they were reached; null when they were not.</param>
/// <param name="Said">What they said.</param>
/// <param name="NamedBefore">They were named before the restriction; an intruder names contacts too.</param>
public sealed record ContactConfirmation(string Contact, int Tries, DateOnly? ReachedOn, ContactSaid Said, bool NamedBefore) : CheckDetails
{
    /// <summary>The form's name.</summary>
    public const string Name = "contact_confirmation";

    private const int LongestReference = 40;
    private const int MostTries = 9;
    private const int ShortestNumber = 7;

    /// <summary>Nobody is held to what a third person does not know.</summary>
    public override CheckState Result => Said switch
    {
        ContactSaid.OwnerAsks => CheckState.Passed,
        ContactSaid.NotOwner => CheckState.Failed,
        _ => CheckState.Expired,
    };

    /// <inheritdoc/>
    public override Strength Shows => NamedBefore ? Strength.Medium : Strength.Weak;

    /// <inheritdoc/>
    public override RouteReason Because => new(NamedBefore ? "contact_before" : "contact_after");

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, string? Value)> Codes =>
    [
        ("form", Name), ("said", Snake(Said)), ("tries", Text(Tries)), ("reached_on", ReachedOn is { } day ? Day(day) : null),
        ("named_before", Flag(NamedBefore)),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, string? Value)> Personal => [("contact", Contact)];

    internal override IEnumerable<Refusal> Broken(Check check, CheckFacts facts)
    {
        // A reference of the platform, not how to reach them: a telephone number or an address of somebody else has no place here.
        if (string.IsNullOrWhiteSpace(Contact) || Contact.Length > LongestReference || !Contact.All(c => char.IsLetterOrDigit(c) || c is '-' or '_')
            || (Contact.All(c => char.IsDigit(c) || c == '-') && Contact.Count(char.IsDigit) >= ShortestNumber) || SecretText.IsCode(Contact))
        {
            yield return Missing(check, "contact");
        }

        if (Tries is < 1 or > MostTries)
        {
            yield return Missing(check, "tries");
        }

        if (!Enum.IsDefined(Said))
        {
            yield return Missing(check, "said");
        }
        else if (Said != ContactSaid.NotReached && ReachedOn is null)
        {
            yield return Missing(check, "reached_on");
        }
        else if (ReachedOn is { } day && !IsLately(day, facts))
        {
            yield return Refuse(check, "check_day_wrong", ("most", Text(LongestBack)));
        }
    }
}
