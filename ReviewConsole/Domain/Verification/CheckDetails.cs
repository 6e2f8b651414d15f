using System.Globalization;
using System.Text.Json.Serialization;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>
/// What the form of a manual route records: results and references. No member could take an answer, a code or a picture of a face; a test
/// reads these types and says so. How the check ended and what that shows follow from what is stated; nobody chooses them.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "form")]
[JsonDerivedType(typeof(OrderRecall), OrderRecall.Name)]
[JsonDerivedType(typeof(DocumentCheck), DocumentCheck.Name)]
[JsonDerivedType(typeof(CounterVisit), CounterVisit.Name)]
[JsonDerivedType(typeof(ContactConfirmation), ContactConfirmation.Name)]
[JsonDerivedType(typeof(WaitingPeriod), WaitingPeriod.Name)]
public abstract record CheckDetails
{
    /// <summary>How the check ended.</summary>
    [JsonIgnore]
    public abstract CheckState Result { get; }

    /// <summary>At most so much does it show, whatever the route could.</summary>
    [JsonIgnore]
    public abstract Strength Shows { get; }

    /// <summary>What that rests on, in one fact.</summary>
    [JsonIgnore]
    public abstract RouteReason Because { get; }

    /// <summary>As a fact keeps it: codes without personal data, by name; the form's name is one of them.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<(string Name, string? Value)> Codes { get; }

    /// <summary>Personal values, by name; may be erased by retention.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<(string Name, string? Value)> Personal => [];

    /// <summary>Everything that is missing or cannot be.</summary>
    internal abstract IEnumerable<Refusal> Broken(Check check, CheckFacts facts);

    private protected static Refusal Missing(Check check, string what) => Refuse(check, "check_detail_missing", ("why", what));

    private protected static Refusal Refuse(Check check, string code, params (string, string)[] values) => Refusal.On($"check:{check.Id.Value:D}", code, values);

    private protected static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private protected static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private protected static string Flag(bool flag) => flag ? "true" : "false";

    private protected static string Snake<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    // What happened at a counter or on a telephone happened lately, and not tomorrow.
    private protected static bool IsLately(DateOnly day, CheckFacts facts) => day <= facts.Today && day >= facts.Today.AddDays(-LongestBack);

    private protected const int LongestBack = 60;
}

/// <summary>What details are judged by.</summary>
/// <param name="Account">The account.</param>
/// <param name="Today">The day of the deed, where days are counted.</param>
/// <param name="Now">Its instant (UTC).</param>
public sealed record CheckFacts(Account Account, DateOnly Today, DateTimeOffset Now);

/// <summary>A document somebody proves who they are with.</summary>
public enum DocumentKind
{
    /// <summary>The national identity card.</summary>
    IdentityCard,

    /// <summary>A passport.</summary>
    Passport,

    /// <summary>A residence permit.</summary>
    ResidencePermit,

    /// <summary>Any other paper of an authority.</summary>
    Other,
}
