using System.Globalization;
using ReviewConsole.Domain.Notices;

namespace ReviewConsole.Features.Status;

/// <summary>Days as the appellant reads them, in the time zone the clocks run in, written as in their notice.</summary>
internal static class StatusDays
{
    /// <summary>A day in words.</summary>
    public static string Of(DateTimeOffset at, StatusView view) => NoticeTexts.For(CultureInfo.CurrentUICulture.Name).Date(at, view.World.Calendar.Zone);
}
