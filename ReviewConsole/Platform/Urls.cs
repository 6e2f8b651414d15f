using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform;

/// <summary>Every address in one place (design.md §6).</summary>
public static class Urls
{
    /// <summary>Sends each role home.</summary>
    public const string Home = "/";

    /// <summary>The queue.</summary>
    public const string Queue = "/queue";

    /// <summary>How the queue is ordered.</summary>
    public const string QueueOrder = "/queue/order";

    /// <summary>Several cases of a filter at once.</summary>
    public const string Several = "/queue/several";

    /// <summary>Cases; the number follows.</summary>
    public const string Cases = "/cases";

    /// <summary>Who has what.</summary>
    public const string Team = "/team";

    /// <summary>The standing rules of assigning.</summary>
    public const string TeamRules = "/team/rules";

    /// <summary>What comes in, goes out and waits.</summary>
    public const string Dashboard = "/dashboard";

    /// <summary>Whether decisions are right.</summary>
    public const string Quality = "/quality";

    /// <summary>One's own second looks and figures.</summary>
    public const string OwnQuality = "/quality/mine";

    /// <summary>Which signals are wrong.</summary>
    public const string Signals = "/signals";

    /// <summary>The same as a file.</summary>
    public const string SignalsFile = "/signals.csv";

    /// <summary>Appeals by file.</summary>
    public const string Import = "/import";

    /// <summary>An appeal that comes on paper, at a counter or by telephone.</summary>
    public const string TakeIn = "/take-in";

    /// <summary>The refused appeals that are kept, as a file.</summary>
    public const string RefusedAppeals = "/import/refused.jsonl";

    /// <summary>The journal: how far it is sealed, and proofs of it.</summary>
    public const string Journal = "/journal";

    /// <summary>The newest checkpoint, as a file.</summary>
    public const string JournalCheckpoint = "/journal/checkpoint.txt";

    /// <summary>Its signature, as a file.</summary>
    public const string JournalSignature = "/journal/checkpoint.sig";

    /// <summary>The public key that checkpoints are checked with, as a file.</summary>
    public const string JournalKey = "/journal/public-key.pem";

    /// <summary>A proof, as a file; takes <c>about</c>.</summary>
    public const string JournalProof = "/journal/proof.jsonl";

    /// <summary>What went to the platform, and what waits.</summary>
    public const string Deliveries = "/deliveries";

    /// <summary>Keys of the platform's programs.</summary>
    public const string Keys = "/keys";

    /// <summary>Whose security events are believed, and what came.</summary>
    public const string Events = "/events";

    /// <summary>The public keys of those that sign our own security events (RFC 7517).</summary>
    public const string SigningKeys = "/.well-known/jwks.json";

    /// <summary>The interface for the platform's programs; not for browsers.</summary>
    public const string Api = "/api/v1";

    /// <summary>What the interface says, as a document for programs.</summary>
    public const string OpenApi = "/openapi/v1.json";

    /// <summary>The same for people; a plain page.</summary>
    public const string ApiPage = "/openapi";

    /// <summary>Where an appellant gives their link and code; plain pages.</summary>
    public const string Status = "/status";

    /// <summary>Where an appellant sees how their case stands.</summary>
    public const string StatusCase = "/status/case";

    /// <summary>People and roles.</summary>
    public const string People = "/people";

    /// <summary>One's own settings.</summary>
    public const string Settings = "/settings";

    /// <summary>Signing in; a plain page.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Signing out; a form post.</summary>
    public const string SignOut = "/sign-out";

    /// <summary>Setting a password of one's own; a plain page, with the token of an invitation.</summary>
    public const string SetPassword = "/set-password";

    /// <summary>Where a window is sent when its person has too many open; a plain page.</summary>
    public const string Closed = "/window-closed";

    /// <summary>Language and theme; takes <c>culture</c>, <c>theme</c> and a local <c>returnUrl</c>.</summary>
    public const string Preferences = "/preferences";

    /// <summary>Signing in, and back to where somebody was.</summary>
    public static string SignInFor(string? returnUrl) => LocalOr(returnUrl, Home) is var back && back == Home ? SignIn : $"{SignIn}?returnUrl={Uri.EscapeDataString(back)}";

    /// <summary>One case.</summary>
    public static string Case(CaseNumber number) => $"{Cases}/{number.Value}";

    /// <summary>One second look.</summary>
    public static string ReReview(Guid id) => $"{Quality}/{id:N}";

    /// <summary>Where a role begins its day.</summary>
    public static string HomeOf(Role role) => role == Role.Admin ? People : Queue;

    /// <summary>The address if it leads to this program and nowhere else, else home: no open redirects.</summary>
    public static string LocalOr(string? address, string otherwise) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(c => char.IsControl(c) || c == '\\') ? address : otherwise;
}
