using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Events;

/// <summary>What an event is to a case.</summary>
public enum EventUse
{
    /// <summary>Nothing: nobody here knows the type (RFC 8417 §2: what is not understood is ignored).</summary>
    Unknown,

    /// <summary>Nothing: it says nothing about a case.</summary>
    Ignored,

    /// <summary>Something to know, and no signal.</summary>
    Noted,

    /// <summary>A signal of the catalogue.</summary>
    Signal,
}

/// <summary>One type of event.</summary>
/// <param name="Type">The URI.</param>
/// <param name="Name">What happened, in words.</param>
/// <param name="Use">What it is to a case, where nothing in it says otherwise.</param>
/// <param name="Signal">The signal's code; null for none.</param>
/// <param name="Observed">What the signal says was observed; null for none.</param>
public sealed record EventEntry(string Type, LocalText Name, EventUse Use, string? Signal = null, LocalText? Observed = null)
{
    /// <summary>The last part of the URI, as facts and logs name it.</summary>
    public string Word => EventBook.WordOf(Type);
}

/// <summary>
/// The event types of RISC, CAEP and the Shared Signals Framework, and what each is to a case (decision 15). An event becomes a signal only where it says what the
/// signal's criterion says; what merely happened to an account is noted, and nobody is suspected for it.
/// </summary>
public static partial class EventBook
{
    /// <summary>Where RISC's types begin.</summary>
    public const string Risc = "https://schemas.openid.net/secevent/risc/event-type/";

    /// <summary>Where CAEP's types begin.</summary>
    public const string Caep = "https://schemas.openid.net/secevent/caep/event-type/";

    /// <summary>Where the framework's own types begin.</summary>
    public const string Ssf = "https://schemas.openid.net/secevent/ssf/event-type/";

    /// <summary>The type of a URI; null where nobody here knows it.</summary>
    public static EventEntry? Find(string type) => ByType.GetValueOrDefault(type);

    /// <summary>The last part of a type.</summary>
    public static string WordOf(string type) => type[(type.LastIndexOf('/') + 1)..];

    /// <summary>What an event is to a case, with what it says of itself.</summary>
    public static (EventUse Use, string? Signal, LocalText? Observed) MeaningOf(SecurityEvent of)
    {
        if (Find(of.Type) is not { } known)
        {
            return (EventUse.Unknown, null, null);
        }

        return IsSignal(known.Word, of) ? (EventUse.Signal, SignalOf(known, of), ObservedIn(known, of))
            : (known.Use == EventUse.Signal ? EventUse.Noted : known.Use, null, null);
    }

    // What only some of the events of a type say.
    private static bool IsSignal(string word, SecurityEvent of) => word switch
    {
        // Closed as one of many made together is no theft, and no reason given is none.
        "account-disabled" => of.Reason == "hijacking",

        // The criterion speaks of a phone number; an e-mail address that passed to somebody else says nothing of it.
        "identifier-recycled" => of.Subject?.Phone is not null,
        "risk-level-change" => of.Level == "HIGH" && of.Principal is null or "USER" or "ACCOUNT",
        _ => Find(of.Type)!.Use == EventUse.Signal,
    };

    private static string SignalOf(EventEntry known, SecurityEvent of) => IsOtherCredential(known.Word, of) ? "partner_alert" : known.Signal!;

    private static LocalText ObservedIn(EventEntry known, SecurityEvent of) => IsOtherCredential(known.Word, of)
        ? LocalText.Of("another service reports that a login method of the account, not its password, became known to others", "有关服务通报：该账号的某种登录方式（非密码）已被他人掌握")
        : known.Observed!;

    // The leak of a password is one thing, a stolen key or number another.
    private static bool IsOtherCredential(string word, SecurityEvent of) => word == "credential-compromise" && of.Credential is not (null or "password" or "pin");
}
