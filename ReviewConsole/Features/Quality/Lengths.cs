using Microsoft.Extensions.Localization;
using ReviewConsole.Ui;

namespace ReviewConsole.Features.Quality;

/// <summary>Puts a median and a ninth tenth into words: hours for two days, days after that, as they are counted.</summary>
internal static class Lengths
{
    /// <summary>"half within 5 hours, nine of ten within 3 days"; a dash for none.</summary>
    public static string Of(IStringLocalizer<QualityPage> words, (int Median, int Ninth)? hours) =>
        hours is { } of ? words["Length", One(words, of.Median), One(words, of.Ninth)] : "—";

    private static string One(IStringLocalizer<QualityPage> words, int hours) => hours < 48 ? words.Count("Hours", hours) : words.Count("Days", hours / 24);
}
