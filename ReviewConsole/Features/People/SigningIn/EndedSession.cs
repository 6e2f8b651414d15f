using Microsoft.AspNetCore.WebUtilities;

namespace ReviewConsole.Features.People.SigningIn;

/// <summary>Whoever is sent to the sign-in page because a sign-in of theirs ended is told so there. The mark says that and nothing else.</summary>
internal static class EndedSession
{
    private const string Mark = "ended";

    /// <summary>The address of the sign-in page with the mark.</summary>
    public static string At(string signIn) => QueryHelpers.AddQueryString(signIn, Mark, "1");

    /// <summary>True when the page was asked for with it.</summary>
    public static bool IsSaid(HttpRequest request) => request.Query.ContainsKey(Mark);

    /// <summary>Remembers for the rest of this request that its sign-in does not hold any more.</summary>
    public static void Note(HttpContext context) => context.Items[typeof(EndedSession)] = true;

    /// <summary>True when that was noted.</summary>
    public static bool IsNoted(HttpContext context) => context.Items.ContainsKey(typeof(EndedSession));
}
