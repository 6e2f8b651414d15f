using Microsoft.Extensions.Localization;
using ReviewConsole.Data.Desk;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Hold;

/// <summary>The beginning of a handover sheet: what the case itself knows of it, so that writing one costs little.</summary>
internal static class HandoverSkeleton
{
    /// <summary>What was found and which checks ended; which signals have no finding and which checks are under way.</summary>
    public static (string Checked, string Open) Of(CaseDesk desk, IStringLocalizer<HandoverForm> words)
    {
        var (signals, checks) = (desk.Case.Signals, desk.Case.ChecksOfRound);
        IEnumerable<string> done =
        [
            .. signals.Where(s => s.Finding is not null).Select(s => words["Line", desk.SignalName(s.Code), Terms.Of(s.Finding!.Value)].Value),
            .. checks.Where(c => !c.IsOpen).Select(c => words["Line", Route(desk, c.Route), Terms.Of(c.State)].Value),
        ];
        IEnumerable<string> open =
        [
            .. signals.Where(s => s.Finding is null).Select(s => words["NoFinding", desk.SignalName(s.Code)].Value),
            .. checks.Where(c => c.IsOpen).Select(c => words["Line", Route(desk, c.Route), Terms.Of(c.State)].Value),
        ];
        return (string.Join('\n', done), string.Join('\n', open));
    }

    private static string Route(CaseDesk desk, string code) => desk.World.Catalogue.Route(code)?.Name.In(desk.Me.Language) ?? code;
}
