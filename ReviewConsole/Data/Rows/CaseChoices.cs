using System.Globalization;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Rows;

/// <summary>Which part of the queue is looked at.</summary>
public enum CaseView
{
    /// <summary>Held by me now, or assigned to me.</summary>
    Mine,

    /// <summary>Open, and nobody holds it now.</summary>
    Unclaimed,

    /// <summary>Waits for a check or for the appellant.</summary>
    Waiting,

    /// <summary>Not decided, and due before now.</summary>
    Overdue,

    /// <summary>Decided in its present round.</summary>
    Decided,

    /// <summary>Every case.</summary>
    All,
}

/// <summary>How a list is ordered; every order ends with the case's id.</summary>
public enum CaseSort
{
    /// <summary>Due time less weighted harm, earliest first.</summary>
    Urgent,

    /// <summary>Due first.</summary>
    Due,

    /// <summary>Received first.</summary>
    Oldest,

    /// <summary>Received last.</summary>
    Newest,

    /// <summary>Locked longest.</summary>
    LongestLocked,

    /// <summary>Most money held.</summary>
    MostHeld,

    /// <summary>Decided last.</summary>
    LastDecided,
}

/// <summary>How long ago the appeal was received.</summary>
public enum CaseAge
{
    /// <summary>Within a day.</summary>
    Day,

    /// <summary>Within seven days.</summary>
    Week,

    /// <summary>More than seven days ago.</summary>
    OverWeek,

    /// <summary>More than thirty days ago.</summary>
    OverMonth,
}

/// <summary>What somebody has to know of a case.</summary>
public enum CaseMark
{
    /// <summary>Enough people gave it back that a lead has to look at it.</summary>
    BeforeLead,

    /// <summary>The end of one of its clocks is near.</summary>
    Near,

    /// <summary>One of its clocks was missed.</summary>
    Missed,

    /// <summary>Approved, but the platform has not done it in time.</summary>
    StillLocked,

    /// <summary>Something they asked for beside the appeal waits for its answer.</summary>
    AsksBeside,

    /// <summary>The account was restricted again on signals that had been found wrong, and nobody has taken it up.</summary>
    ShieldBroken,

    /// <summary>Nobody at the platform has taken its decision, or an answer to something asked for beside it, and nobody tries any more.</summary>
    Unheard,

    /// <summary>The appellant said no to a face scan.</summary>
    DeclinesFace,

    /// <summary>Somebody still has to do something.</summary>
    Undecided,
}

/// <summary>Which orders a view offers. Only those whose rows lie side by side in an index, however long the queue is.</summary>
public static class CaseSorts
{
    private static readonly CaseSort[] OfMine = [CaseSort.Urgent, CaseSort.Due];
    private static readonly CaseSort[] OfOverdue = [CaseSort.Due, CaseSort.Urgent];
    private static readonly CaseSort[] OfDecided = [CaseSort.LastDecided, CaseSort.Newest, CaseSort.LongestLocked, CaseSort.MostHeld];
    private static readonly CaseSort[] OfAll = [CaseSort.Newest, CaseSort.Oldest, CaseSort.LongestLocked, CaseSort.MostHeld];

    private static readonly CaseSort[] OfOpen =
        [CaseSort.Urgent, CaseSort.Due, CaseSort.Oldest, CaseSort.Newest, CaseSort.LongestLocked, CaseSort.MostHeld];

    /// <summary>The orders of a view, its usual one first.</summary>
    public static IReadOnlyList<CaseSort> Of(CaseView view) => view switch
    {
        CaseView.Mine => OfMine,
        CaseView.Overdue => OfOverdue,
        CaseView.Decided => OfDecided,
        CaseView.All => OfAll,
        _ => OfOpen,
    };
}

/// <summary>Whose cases: mine, nobody's, or one person's.</summary>
public readonly record struct Whose
{
    private const string MeWord = "me";
    private const string NobodyWord = "nobody";

    private Whose(bool isMe, PersonId? person) => (IsMe, Person) = (isMe, person);

    /// <summary>Nobody holds it, it is assigned to nobody, nobody decided it.</summary>
    public static readonly Whose Nobody;

    /// <summary>The reader's own.</summary>
    public static readonly Whose Me = new(true, null);

    /// <summary>One person's.</summary>
    public static Whose Of(PersonId person) => new(false, person);

    /// <summary>True for the reader's own.</summary>
    public bool IsMe { get; }

    /// <summary>The person, when one is named.</summary>
    public PersonId? Person { get; }

    /// <summary>As it stands in an address.</summary>
    public string Text => IsMe ? MeWord : Person is { } person ? person.Value.ToString("N", CultureInfo.InvariantCulture) : NobodyWord;

    /// <summary>Reads it from an address; null when it is none.</summary>
    public static Whose? Read(string text) => text switch
    {
        MeWord => Me,
        NobodyWord => Nobody,
        _ => Guid.TryParseExact(text, "N", out var person) && person != Guid.Empty ? Of(new PersonId(person)) : null,
    };
}
