using System.Globalization;
using Microsoft.Extensions.Localization;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>What is locked and for how long, the same words in the queue and on the case.</summary>
internal sealed class LockedWords(IStringLocalizer<LockedWords> words)
{
    /// <summary>"Sign-in and payouts locked for 9 days".</summary>
    /// <param name="scopes">What is locked; the whole account stands for all of it.</param>
    /// <param name="imposedAt">Since when.</param>
    /// <param name="until">The decision, or now while there is none.</param>
    public string Of(IReadOnlyCollection<RestrictionScope> scopes, DateTimeOffset imposedAt, DateTimeOffset until)
    {
        var what = Join(scopes.Contains(RestrictionScope.FullAccount) ? [Terms.Of(RestrictionScope.FullAccount)] : [.. scopes.Order().Select(Terms.Of)]);
        var days = (int)(until - imposedAt).TotalDays;
        return days < 1 ? words["LockedToday", what] : words[days == 1 ? "LockedFor.One" : "LockedFor.Other", what, days];
    }

    private string Join(string[] names) => names switch
    {
        [] => words["Something"],
        [var one] => one,
        [var first, .. var between, var last] => words["And", string.Join(words["Comma"], [first, .. between.Select(Inside)]), Inside(last)],
    };

    // Inside a sentence a name has no capital; where a script has none, nothing changes.
    private static string Inside(string name) => char.ToLower(name[0], CultureInfo.CurrentCulture) + name[1..];
}
