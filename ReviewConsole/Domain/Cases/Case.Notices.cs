using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <content>Whether the notice of a decision arrived; the platform delivers it.</content>
public sealed partial class Case
{
    /// <summary>The platform's programs speak for this case: they sent it, so they can say whether a notice arrived.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>What the platform said about notices of this case, in the order in which it said it.</summary>
    public IReadOnlyList<NoticeReport> NoticeReports { get; private set; } = [];

    /// <summary>Says that the platform's programs speak for it.</summary>
    public void Connect() => IsConnected = true;

    /// <summary>
    /// Channels for the notice of a decision that no signal of its round touched which was active then; who took the account over must not be the only one to read it.
    /// </summary>
    public IReadOnlyList<string> UntouchedChannels(Decision decision)
    {
        var active = _signals.Where(s => s.Round == decision.Round && s.IsActive(decision.DecidedAt)).ToList();
        return [.. NoticeReport.Channels.Where(channel => !active.Exists(s => s.Touches.Contains(channel, StringComparer.Ordinal)))];
    }

    /// <summary>When the notice of a decision had arrived by two channels that no signal touched (UTC); null while it has not.</summary>
    public DateTimeOffset? NoticeArrivedAt(Decision decision)
    {
        var untouched = UntouchedChannels(decision);
        var arrived = NoticeReports.Where(r => r.Decision == decision.Id && r.Arrived && untouched.Contains(r.Channel, StringComparer.Ordinal))
            .GroupBy(r => r.Channel, StringComparer.Ordinal).Select(of => of.Min(r => r.At)).Order().ToList();
        return arrived.Count >= NoticeReport.Least ? arrived[NoticeReport.Least - 1] : null;
    }

    /// <summary>
    /// Takes what the platform says about a notice; the same again changes nothing. Refused with <c>notice_unknown</c>, also while the decision can be taken back:
    /// nothing has left then.
    /// </summary>
    public Result<Done> TakeNotice(NoticeReport report, ReviewRules rules, DateTimeOffset now)
    {
        if (_decisions.Find(d => d.Id == report.Decision) is not { TakenBackAt: null } decision || decision.CanBeTakenBack(rules, now))
        {
            return Refusal.Of("notice_unknown");
        }

        if (!NoticeReports.Contains(report))
        {
            NoticeReports = [.. NoticeReports, report];
            _facts.Add(Fact.Of(FactKinds.NoticeReported, ("decision", report.Decision.Value.ToString("D")), ("channel", report.Channel),
                ("arrived", report.Arrived ? "true" : "false"), ("at", Stamp(report.At))).With(("reason", report.Reason)));
        }

        return Done.It;
    }
}
