namespace ReviewConsole.Domain.Primitives;

/// <content>Kinds about the platform's door.</content>
public static partial class FactKinds
{
    /// <summary>Somebody said where messages are to be sent.</summary>
    public const string EndpointAdded = "endpoint_added";

    /// <summary>An endpoint has a new secret.</summary>
    public const string EndpointSecretRenewed = "endpoint_secret_renewed";

    /// <summary>Nothing is sent to an endpoint any more.</summary>
    public const string EndpointOff = "endpoint_off";

    /// <summary>Something is sent to an endpoint again.</summary>
    public const string EndpointOn = "endpoint_on";

    /// <summary>Somebody tried an endpoint with a message that means nothing.</summary>
    public const string EndpointTested = "endpoint_tested";

    /// <summary>Somebody had messages sent again.</summary>
    public const string DeliveriesReplayed = "deliveries_replayed";

    /// <summary>The appellant took the appeal back.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>They want it decided after all.</summary>
    public const string WithdrawalUndone = "withdrawal_undone";

    /// <summary>The platform said what became of a restriction.</summary>
    public const string RestrictionReported = "restriction_reported";

    /// <summary>The restriction ended elsewhere before it was decided.</summary>
    public const string Overtaken = "overtaken";

    /// <summary>The owner was told that it ended.</summary>
    public const string OvertakenTold = "overtaken_told";

    /// <summary>The platform said whether a notice arrived.</summary>
    public const string NoticeReported = "notice_reported";

    /// <summary>Somebody wrote an appeal down that came on paper, at a counter or by telephone.</summary>
    public const string TakenIn = "taken_in";

    /// <summary>The appellant was given a link and a code.</summary>
    public const string AccessGiven = "access_given";

    /// <summary>Somebody tried wrong codes at the appellant's link.</summary>
    public const string AccessLocked = "access_locked";

    /// <summary>The appellant asked for something beside the appeal.</summary>
    public const string RightAsked = "right_asked";

    /// <summary>What they asked for was answered in writing.</summary>
    public const string RightAnswered = "right_answered";

    /// <summary>They undid what was granted.</summary>
    public const string RightUndone = "right_undone";

    /// <summary>What was granted takes effect; the platform is told to carry it out.</summary>
    public const string RightEffective = "right_effective";

    /// <summary>The platform carried it out.</summary>
    public const string RightCarriedOut = "right_carried_out";

    /// <summary>The platform did not carry it out.</summary>
    public const string RightNotCarriedOut = "right_not_carried_out";

    /// <summary>A program of the platform got a key.</summary>
    public const string KeyAdded = "key_added";

    /// <summary>A key was taken back.</summary>
    public const string KeyRevoked = "key_revoked";

    /// <summary>The risk engine's owners were told of a month's signals.</summary>
    public const string SignalsTold = "signals_told";

    /// <summary>A signal came by a security event token, and was put on the case.</summary>
    public const string SignalAdded = "signal_added";

    /// <summary>A signal came by a security event token, and was kept beside the case.</summary>
    public const string SignalHeld = "signal_held";

    /// <summary>Something happened to the account elsewhere that is no signal.</summary>
    public const string EventNoted = "event_noted";

    /// <summary>A security event token was taken.</summary>
    public const string EventTaken = "event_taken";

    /// <summary>Somebody named an issuer of security events.</summary>
    public const string IssuerAdded = "issuer_added";

    /// <summary>An issuer has other keys.</summary>
    public const string IssuerKeysChanged = "issuer_keys_changed";

    /// <summary>Nothing is taken from an issuer any more.</summary>
    public const string IssuerOff = "issuer_off";

    /// <summary>Something is taken from an issuer again.</summary>
    public const string IssuerOn = "issuer_on";

    /// <summary>The program has a new key with which its own security events are signed.</summary>
    public const string SigningKeyMade = "signing_key_made";
}
