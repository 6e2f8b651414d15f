using System.Globalization;
using System.Text.Json.Serialization;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>
/// What was seen on a route that people carry out themselves: results and references only. There is nowhere here to put an answer, a code, or
/// an image of a face (design.md §7; NIST SP 800-63B-4 §3.1).
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "form")]
[JsonDerivedType(typeof(OrderRecall), "order_recall")]
[JsonDerivedType(typeof(MaskedDocument), "masked_document")]
[JsonDerivedType(typeof(CounterVisit), "counter_visit")]
[JsonDerivedType(typeof(ContactConfirmation), "contact_confirmation")]
[JsonDerivedType(typeof(WaitingPeriod), "waiting_period")]
public abstract record CheckDetails
{
    /// <summary>Routes that have a form of their own: they are passed by what the form says, never by words alone.</summary>
    public static readonly IReadOnlyList<string> Routes = ["order_kba", "id_doc_noselfie", "in_person", "trusted_contact", VerificationPolicy.Waiting];

    /// <summary>The route it is the form of.</summary>
    [JsonIgnore]
    public abstract string Route { get; }

    /// <summary>Whether what was seen shows ownership; null while it cannot be said yet.</summary>
    /// <param name="now">The instant (UTC).</param>
    public abstract bool? Shows(DateTimeOffset now);

    /// <summary>How strong the route is with this; null where the catalogue's strength stands.</summary>
    [JsonIgnore]
    public virtual Strength? Strength => null;

    /// <summary>What is missing or cannot be, by code.</summary>
    public abstract IEnumerable<string> Missing(DateTimeOffset now);

    /// <summary>As codes of a fact; no personal values.</summary>
    public abstract IEnumerable<(string Name, string Value)> Codes { get; }

    /// <summary>What somebody typed into it, to be looked through for codes.</summary>
    [JsonIgnore]
    public virtual IEnumerable<string?> Typed => [];

    private protected static string Yes(bool value) => value ? "yes" : "no";

    private protected static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private protected static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private protected static bool IsShort(string? text) => text is { Length: > 0 and <= 100 } && !string.IsNullOrWhiteSpace(text);
}

/// <summary>Questions about the person's own orders: how many, how many right, never which.</summary>
/// <param name="Asked">Questions asked; at least three.</param>
/// <param name="Right">Of these answered right.</param>
/// <param name="FreeRecall">Answered freely, without choices to pick from.</param>
/// <param name="NotOnProfile">None of it can be seen on the profile.</param>
public sealed record OrderRecall(int Asked, int Right, bool FreeRecall, bool NotOnProfile) : CheckDetails
{
    /// <summary>So many questions at least; more than half of them have to be right.</summary>
    public const int Least = 3;

    private const int Most = 20;
    private const double Share = 0.6;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Route => "order_kba";

    // Regulation reference 4.2: free recall, at least three of five, nothing that others can look up; else it only corroborates.
    /// <inheritdoc/>
    [JsonIgnore]
    public override Strength? Strength => FreeRecall && NotOnProfile && Asked >= 5 ? Primitives.Strength.Medium : Primitives.Strength.Weak;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<(string Name, string Value)> Codes =>
        [("asked", Number(Asked)), ("right", Number(Right)), ("free_recall", Yes(FreeRecall)), ("not_on_profile", Yes(NotOnProfile))];

    /// <inheritdoc/>
    public override bool? Shows(DateTimeOffset now) => Right >= Asked * Share;

    /// <inheritdoc/>
    public override IEnumerable<string> Missing(DateTimeOffset now)
    {
        if (Asked is < Least or > Most)
        {
            yield return "check_asked";
        }
        else if (Right < 0 || Right > Asked)
        {
            yield return "check_right";
        }
    }
}

/// <summary>A document without the face on it.</summary>
/// <param name="Kind">Kind of document, by code: <c>id_card</c>, <c>passport</c>, <c>residence</c>, <c>driving</c>.</param>
/// <param name="TwoFactor">Name and number were compared with the register; false where only an image was looked at.</param>
/// <param name="Fits">It fits what the platform holds.</param>
/// <param name="PortraitMasked">The portrait was covered before it reached anybody here.</param>
/// <param name="MaskedNumber">The number with all but the last four hidden.</param>
/// <param name="DeleteBy">The day by which a copy is deleted.</param>
public sealed record MaskedDocument(string Kind, bool TwoFactor, bool Fits, bool PortraitMasked, string? MaskedNumber, DateOnly? DeleteBy) : CheckDetails
{
    /// <summary>Kinds of document.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["id_card", "passport", "residence", "driving"];

    private const int LongestKept = 30;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Route => "id_doc_noselfie";

    /// <inheritdoc/>
    [JsonIgnore]
    public override Strength? Strength => TwoFactor ? Primitives.Strength.Medium : Primitives.Strength.Weak;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<(string Name, string Value)> Codes =>
        [("document", Kind), ("two_factor", Yes(TwoFactor)), ("fits", Yes(Fits)), ("portrait_masked", Yes(PortraitMasked)), ("delete_by", Day(DeleteBy ?? default))];

    /// <inheritdoc/>
    public override bool? Shows(DateTimeOffset now) => Fits;

    /// <inheritdoc/>
    public override IEnumerable<string> Missing(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (!Kinds.Contains(Kind, StringComparer.Ordinal))
        {
            yield return "check_document";
        }

        if (!PortraitMasked)
        {
            yield return "check_portrait";
        }

        // A number that can be read is no masked one.
        if (MaskedNumber is { Length: > 0 } number && number.Count(char.IsAsciiDigit) > 4)
        {
            yield return "check_number_masked";
        }

        if (DeleteBy is not { } day || day < today || day > today.AddDays(LongestKept))
        {
            yield return "check_delete_by";
        }
    }
}
