using System.Globalization;
using Microsoft.Extensions.Localization;
using ReviewConsole.Data.Desk;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Platform;
using ReviewConsole.Ui;

namespace ReviewConsole.Features.Verification;

/// <summary>The facts behind a route's strength in words.</summary>
internal static class RouteWords
{
    /// <summary>"Bound since 13 Nov 2016"; null where a fact has no words.</summary>
    public static string? Sentence(RouteReason fact, CaseDesk desk, IStringLocalizer dates)
    {
        var value = fact.Code == "touched" ? desk.SignalName(fact.Value!)
            : DateOnly.TryParseExact(fact.Value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? InstantText.Day(dates, day)
            : fact.Value;
        return Terms.Sentence("Reason", $"{fact.Code}.{fact.Value}", value) ?? Terms.Sentence("Reason", fact.Code, value);
    }
}
