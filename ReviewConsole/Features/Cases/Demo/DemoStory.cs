using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Features.Cases.Hold;
using ReviewConsole.Features.Conversation;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Features.Signals;
using ReviewConsole.Features.Verification;

namespace ReviewConsole.Features.Cases.Demo;

/// <summary>What happens to a case of the demonstration: the program's own deeds, one minute after the other, at past instants.</summary>
internal sealed class DemoStory(DeedDoor door, AppealMessage appeal, CaseId id, int seed, DateTimeOffset startsAt, DateTimeOffset now, WorkingCalendar calendar)
{
    private DateTimeOffset _at = startsAt;
    private ClaimToken _token;

    private bool IsChinese => Languages.Primary(appeal.Language) == "zh";

    /// <summary>Takes the case and looks at its signals.</summary>
    public async Task TakeAsync(PersonId who)
    {
        _token = (await DoAsync(who, new ClaimCase(id) { Anyway = true })).Token;
        for (var signal = 0; signal < appeal.Signals.Count; signal++)
        {
            await DoAsync(who, new OpenEvidence(id, signal));
        }
    }

    /// <summary>Gives it back.</summary>
    public Task ReleaseAsync(PersonId who) => DoAsync(who, new ReleaseCase(id, _token));

    /// <summary>Pauses it.</summary>
    public Task SetAsideAsync(PersonId who, DateTimeOffset until) => DoAsync(who, new SetAsideCase(id, _token, AsideReason.AskColleague, null, until));

    /// <summary>Gives it to a colleague with a sheet.</summary>
    public Task HandOverAsync(PersonId who, PersonId to) => DoAsync(who, new HandOverCase(
        id, _token, to,
        IsChinese ? "已看过全部信号及其证据，申诉人的说明与平台记录一致。" : "Read every signal with its evidence; what the appellant says fits the platform’s record.",
        IsChinese ? "尚未提供核验方式，认定也未填写。" : "No way to show ownership is offered yet, and no finding is set."));

    /// <summary>Sets every finding that the platform's expiry has not set already.</summary>
    public async Task FindAsync(PersonId who, Finding finding)
    {
        for (var signal = 0; signal < appeal.Signals.Count; signal++)
        {
            await DoAsync(who, new SetFinding(id, _token, signal, finding, IsChinese ? "我们已核对您的说明。" : "We have checked what you told us."));
        }
    }

    /// <summary>Offers a way that everybody can use.</summary>
    public Task<CheckId> OfferAsync(PersonId who, string route) => DoAsync(who, new OfferRoute(id, _token, route));

    /// <summary>Offers a way and records how it ended.</summary>
    public async Task CheckAsync(PersonId who, string route, CheckState result)
    {
        var check = await OfferAsync(who, route);
        await DoAsync(who, new SendCheck(id, _token, check));
        await DoAsync(who, new RecordCheck(id, _token, new CheckRecord(check, result, IsChinese ? "已在平台记录中看到结果。" : "Result seen in the platform’s own record.", $"pf-{seed:000000}")));
    }

    /// <summary>Lets the case wait for what was offered.</summary>
    public Task WaitAsync(PersonId who) => DoAsync(who, new WaitForCheck(id, _token));

    /// <summary>Asks the appellant what is most to be known, and waits.</summary>
    public async Task AskAsync(PersonId who, int days) => await DoAsync(who, new AskAppellant(id, _token, DemoTexts.Question(appeal, days)));

    /// <summary>Writes the appellant's answer down a day later.</summary>
    public async Task AnswerAsync(PersonId who)
    {
        _at = _at.AddHours(22);
        await DoAsync(who, new RecordAnswer(id, new AppellantAnswer(DemoTexts.Reply(appeal.Language))));
    }

    /// <summary>The program reminds twice and ends the time to answer, each when it is due.</summary>
    public async Task StaySilentAsync(int days)
    {
        foreach (var (step, gap) in AnswerTime.Gaps(days).Index())
        {
            _at = step < QuestionThread.MostReminders ? calendar.MorningOfWorkingDay(_at, gap) : calendar.EndOfWorkingDay(_at, gap).AddSeconds(1);
            Answer(await door.DoAtAsync(Actor.System, new GoOnAsking(id), _at));
        }
    }

    /// <summary>Decides it.</summary>
    public async Task<DecisionId> DecideAsync(PersonId who, Outcome outcome, params string[] grounds)
    {
        for (var attempt = 0; ; attempt++)
        {
            var decided = await door.DoAtAsync(Actor.Of(who), new DecideCase(id, _token, Proposal(outcome, grounds, attempt)), Next());

            if (decided.IsDone)
            {
                await ReportAsync(decided.Answer, outcome);
            }

            // Among so many texts one may come out like one of the writer's last; another is written, as a person would.
            if (decided.IsDone || attempt == 20 || decided.Refusals.Any(r => r.Code != "justification_boilerplate"))
            {
                return Answer(decided);
            }
        }
    }

    // Most are done within minutes; one platform in forty says nothing, and one cannot do it.
    private async Task ReportAsync(DecisionId decision, Outcome outcome)
    {
        if (seed % 40 == 6 || now - _at < TimeSpan.FromMinutes(3))
        {
            return;
        }

        _at = _at.AddMinutes(2);
        var result = seed % 40 == 27 ? EffectResult.Failed : outcome == Outcome.Approve ? EffectResult.Lifted : EffectResult.Kept;
        Answer(await door.DoAtAsync(Actor.Platform, new ReportEffect(id, decision, result, FaceDemanded: false, "", _at), _at));
    }

    /// <summary>Hands a denial that one person is not enough for to a second.</summary>
    public Task ProposeAsync(PersonId who, string ground) => DoAsync(who, new ProposeDecision(id, _token, Proposal(Outcome.Deny, [ground], 0)));

    /// <summary>Judges as the second person.</summary>
    public Task JudgeAsync(PersonId who, Outcome outcome, string ground) => DoAsync(who, new JudgeCase(id, _token, Proposal(outcome, [ground], 0) with
    {
        InternalNote = IsChinese ? "该时段的记录与申诉人本人更换设备的情况相符，不足以说明他人占用。" : "The record of that week fits a new device of the appellant's own; it does not show another person.",
    }));

    /// <summary>A further appeal comes in.</summary>
    public async Task AppealAgainAsync(DateTimeOffset at)
    {
        var again = appeal with { AppealId = appeal.AppealId + "-b", ReceivedAt = at, ContentHash = appeal.ContentHash[1..] + "0" };
        Answer(await door.DoAtAsync(Actor.Platform, new OpenCase(again), at));
    }

    private DecisionProposal Proposal(Outcome outcome, string[] grounds, int attempt) => new()
    {
        Outcome = outcome,
        Grounds = [.. grounds.Select(g => new GroundStatement(g, g is "A1" or "A2" or "A3" or "A4" or "D3" ? null : IsChinese ? "平台未说明规则版本。" : "The platform did not name it."))],
        Justification = DemoTexts.Of(appeal.Language, (seed * 31) + attempt),
        InternalNote = outcome != Outcome.Deny ? null : IsChinese ? "已对照平台记录再次核对。" : "Looked at again with the platform’s record.",
        Rule = appeal.Restriction.Rule is { Version: { } version } rule ? new RuleCitation(rule.Id, version) : null,
    };

    private async Task<T> DoAsync<T>(PersonId who, Deed<T> deed) => Answer(await door.DoAtAsync(Actor.Of(who), deed, Next()));

    private DateTimeOffset Next() => _at = _at.AddMinutes(1);

    private static T Answer<T>(Result<T> result) => result.IsDone
        ? result.Answer
        : throw new InvalidOperationException("The demonstration broke a rule: " + string.Join(", ", result.Refusals));
}
