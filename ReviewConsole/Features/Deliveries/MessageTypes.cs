using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Events;

namespace ReviewConsole.Features.Deliveries;

/// <summary>The messages there are (design.md §6).</summary>
internal static class MessageTypes
{
    /// <summary>To try an endpoint.</summary>
    public const string Test = "endpoint.test";

    /// <summary>Those an endpoint of a form may want.</summary>
    public static IReadOnlyList<string> Of(EndpointKind kind) => kind == EndpointKind.Events ? OwnEvents.Types : All;

    /// <summary>Those a webhook may want; a test goes to the one that is tried.</summary>
    public static readonly IReadOnlyList<string> All = ["case.opened", "check.requested", "information.requested", "case.decided", "case.withdrawn", "right.answered", "right.effective", "right.undone", "signals.reviewed"];
}

/// <summary>What an endpoint is to be.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Url">Its address.</param>
/// <param name="Types">The types it wants; none for all.</param>
/// <param name="Kind">In which form it is told.</param>
/// <param name="Audience">How security event tokens name it.</param>
/// <param name="Authorization">What it wants to be asked with, as a bearer's token; empty for nothing.</param>
public sealed record WantedEndpoint(string Name, string Url, IReadOnlyList<string> Types, EndpointKind Kind, string Audience, string Authorization);

/// <summary>What an endpoint's address must be; where it may lie is judged when it is connected to.</summary>
internal static class EndpointUrl
{
    /// <summary>Why it is none; null when it is one.</summary>
    public static string? Why(string url) =>
        url.Length > 2000 || !Uri.TryCreate(url, UriKind.Absolute, out var read) || read.Host.Length == 0 ? "unreadable"
        : read.Scheme != Uri.UriSchemeHttps && read.Scheme != Uri.UriSchemeHttp ? "scheme"
        : read.UserInfo.Length > 0 ? "user"
        : read.Fragment.Length > 0 ? "fragment"
        : null;
}
