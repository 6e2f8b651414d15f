using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReviewConsole.Data.Appellant;
using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Cases.Hold;
using ReviewConsole.Features.Cases.Several;
using ReviewConsole.Features.Clocks;
using ReviewConsole.Features.Conversation;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Features.Rights;
using ReviewConsole.Features.Signals;
using ReviewConsole.Features.Verification;
using ReviewConsole.Platform;
using Case = ReviewConsole.Domain.Cases.Case;

namespace ReviewConsole.Data.Mapping;

public sealed class WholeCaseOnSqliteTests : WholeCaseTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class WholeCaseOnPostgresTests(PostgresServer server) : WholeCaseTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

public abstract class WholeCaseTests : DataTests
{
    private static readonly JsonSerializerOptions Lines = new() { WriteIndented = true };

    [Fact]
    public async Task Whatever_a_deed_made_of_a_case_is_read_back_as_it_was()
    {
        World.Picture = Picture;

        (await CasesOfEveryKindAsync()).Count.ShouldBe(11);
        await World.OpenAsync(FullAppeal().With("account.id", "xy-finer").With("appeal.receivedAt", "2026-07-11T03:20:00.1234567Z")
            .With("signals[1].observedOn", "2026-07-08T02:00:00.7654321Z"));
    }

    [Fact]
    public async Task Every_column_of_a_case_is_filled_in_one_of_them_and_every_column_that_may_be_empty_is_empty_in_another()
    {
        var ids = await CasesOfEveryKindAsync();
        await using var db = World.Open();
        await db.Cases.AsSplitQuery().Where(c => ids.Contains(c.Id))
            .Include(c => c.AllSignals).Include(c => c.Checks).Include(c => c.Appeals).Include(c => c.Rights).Include(c => c.Decisions).Include(c => c.Messages).LoadAsync();
        var columns = db.ChangeTracker.Entries().SelectMany(entry => entry.Properties).ToLookup(p => $"{p.EntityEntry.Metadata.ClrType.Name}.{p.Metadata.Name}");

        columns.Count.ShouldBeGreaterThan(60);
        columns.Where(column => column.All(IsNothing)).Select(column => column.Key).ShouldBeEmpty();
        columns.Where(column => column.First().Metadata.IsNullable && !column.Any(p => p.CurrentValue is null)).Select(column => column.Key).ShouldBeEmpty();
    }

    private async Task<List<CaseId>> CasesOfEveryKindAsync()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var chen = await World.AddPersonAsync(Role.Reviewer);

        var twice = await World.OpenAsync(FullAppeal().Against("rs-twice"));
        var token = await World.ClaimAsync(lin, twice);
        await World.DoneAsync(lin, new OpenEvidence(twice, 0));
        await World.DoneAsync(lin, new OpenEvidence(twice, 1));
        await World.DoneAsync(lin, new SetFinding(twice, token, 0, Finding.Confirmed, "The attempts came before the change you name."));
        await World.DoneAsync(lin, new SetFinding(twice, token, 1, Finding.Untested, null));
        await World.CheckAsync(lin, twice, token, "postal_code", CheckState.Failed);
        var denial = CaseSteps.ToDeny() with
        {
            Grounds = [new GroundStatement("D2", "A session abroad is still open."), new GroundStatement("D3")],
            RecheckOn = DateOnly.FromDateTime(AnAppeal.Now.UtcDateTime).AddDays(5),
            MilderWhy = "A short hold would have left the payout account open.",
        };
        await World.DoneAsync(lin, new DecideCase(twice, token, denial));
        token = (await World.DoneAsync(lin, new TakeBackDecision(twice))).Token;
        await World.DoneAsync(lin, new DecideCase(twice, token, denial));
        await World.DoneAsync(Actor.Platform, new OpenCase(FullAppeal().Against("rs-twice").With("account.id", "xy-full").Message()));
        token = await World.ClaimAsync(chen, twice);
        await World.DoneAsync(chen, new SetFinding(twice, token, 0, Finding.Explained, null));

        var approved = await World.OpenAsync(FullAppeal().With("account.id", "xy-other").With("restriction.scope", JsonNode.Parse("""["login", "payout"]""")));
        token = await World.ClaimAsync(lin, approved);
        await World.DoneAsync(lin, new SetFinding(approved, token, 0, Finding.Wrong, null));
        var visit = await World.DoneAsync(lin, new OfferRoute(approved, token, "in_person"));
        await World.DoneAsync(lin, new RecordCheck(approved, token, new CheckRecord(
            visit, CheckState.Passed, null, null, new CounterVisit("Hangzhou West", "C-17", "passport", true, DateOnly.FromDateTime(AnAppeal.Now.UtcDateTime)))));
        await World.DoneAsync(lin, new DecideCase(approved, token, CaseSteps.ToApprove()));
        World.Clock.GoOn(TimeSpan.FromMinutes(2));
        token = (await World.DoneAsync(await World.AddPersonAsync(Role.Lead), new CorrectDecision(approved))).Token;
        await World.DoneAsync(Actor.Of((await World.CaseAsync(approved)).Claim!.Holder), new DecideCase(approved, token, CaseSteps.ToApprove() with
        {
            Grounds = [new GroundStatement("A1"), new GroundStatement("A6", "Payouts are enough to hold.")],
            Narrowing = new Narrowing([RestrictionScope.Payout], DateOnly.FromDateTime(AnAppeal.Now.UtcDateTime).AddDays(9)),
            SupersedeReason = "The clerk has seen the document since.",
        }));

        var aside = await World.OpenAsync(FullAppeal().With("account.id", "xy-aside"));
        await World.DoneAsync(lin, new HandOverCase(aside, await World.ClaimAsync(lin, aside), chen.Person, "The attempts.", "The letter."));
        await World.DoneAsync(chen, new SetAsideCase(
            aside, await World.ClaimAsync(chen, aside), AsideReason.Other, "A record is on its way.", World.Clock.Now.AddDays(1)));

        var waiting = await World.OpenAsync(FullAppeal().With("account.id", "xy-third"));
        foreach (var person in new[] { lin, chen, await World.AddPersonAsync(Role.Reviewer) })
        {
            await World.DoneAsync(person, new SkipCase(waiting, await World.ClaimAsync(person, waiting), SkipReason.NeedsSpecialist, "UTC"));
        }

        token = await World.ClaimAsync(lin, waiting);
        var check = await World.DoneAsync(lin, new OfferRoute(waiting, token, "notarised"));
        await World.DoneAsync(lin, new SendCheck(waiting, token, check));
        await World.DoneAsync(lin, new WaitForCheck(waiting, token));

        var asked = await World.OpenAsync(FullAppeal().With("account.id", "xy-asked"));
        var question = AQuestion.Explain(5, 0, 1).With("question", "左边的还是右边的？") with { Routes = ["notarised"] };
        await World.DoneAsync(lin, new AskAppellant(asked, await World.ClaimAsync(lin, asked), question));
        World.Clock.GoOn(TimeSpan.FromDays(2));
        await World.DoneAsync(Actor.System, new GoOnAsking(asked));
        await World.DoneAsync(chen, new RecordAnswer(asked, new AppellantAnswer("We both use it.")));
        var unanswered = await World.OpenAsync(FullAppeal().With("account.id", "xy-unanswered"));
        await World.DoneAsync(lin, new AskAppellant(unanswered, await World.ClaimAsync(lin, unanswered), AQuestion.Free()));

        var seconded = await World.OpenAsync(FullAppeal().With("account.id", "xy-seconded"));
        await World.DoneAsync(await World.AddPersonAsync(Role.Lead), new DemandSecond(seconded, "It was in the papers."));
        token = await World.ClaimAsync(lin, seconded);
        await World.CheckAsync(lin, seconded, token, "in_person", CheckState.Passed);
        await World.DoneAsync(lin, new ProposeDecision(seconded, token, CaseSteps.ToApprove()));
        await World.DoneAsync(chen, new JudgeCase(seconded, await World.ClaimAsync(chen, seconded), CaseSteps.ToApprove() with { InternalNote = "Seen by the clerk, with the document." }));

        var bare = await World.OpenAsync(BareAppeal());
        await World.ApproveAsync(lin, bare, CaseSteps.ToApprove() with { Rule = null, InternalNote = null });
        World.Clock.GoOn(TimeSpan.FromMinutes(2));
        await World.DoneAsync(await World.AddPersonAsync(Role.Lead), new ReportEffect(seconded, (await World.CaseAsync(seconded)).Decided!.Id, EffectResult.Failed, true, "No such account."));
        var late = await World.OpenAsync(new AnAppeal().ReceivedAt(AnAppeal.Now.AddDays(-60)));
        await World.DoneAsync(Actor.System, new WatchClocks(late));
        await World.DoneAsync(lin, new TagCase(late, "payout-wave", On: true));
        await World.DoneAsync(Actor.Platform, new WithdrawAppeal(late, Undo: false, "It works again."));
        var decided = (await World.CaseAsync(seconded)).Decided!.Id;
        await World.DoneAsync(Actor.Platform, new ReportNotice(seconded, decided, [new NoticeReport(decided, "email", false, World.Clock.Now, "The box is full.")]));
        await World.DoneAsync(Actor.Of(await World.ConnectAsync("shop")), new OpenCase(FullAppeal().With("account.id", "xy-waiting").Against("rs-connected").Message()));
        var asking = await World.OpenAsync(FullAppeal().With("account.id", "xy-asking").With("appeal.requests", JsonNode.Parse("""["cancel_account", "copy_of_data", "change_phone"]""")));
        await AnswerAsync(lin, asking);
        return [asking, twice, approved, aside, waiting, asked, unanswered, seconded, bare, late, (await World.ReadAsync(db => Task.FromResult(db.Cases.Single(c => c.RestrictionId == "rs-connected").Id)))];
    }

    private async Task AnswerAsync(Actor lin, CaseId asking)
    {
        var rights = (await World.CaseAsync(asking)).Rights.ToDictionary(r => r.Kind, r => r.Id);
        await World.DoneAsync(lin, new AnswerRight(asking, rights[RightsRequestKind.CancelAccount], new(RightAnswerKind.Verify) { Routes = ["notarised", "in_person"] }));
        var check = (await World.CaseAsync(asking)).Checks.Single(c => c.Route == "notarised").Id;
        await World.DoneAsync(Actor.Platform, new ReportCheck(asking, new CheckRecord(check, CheckState.Passed, null, "ref-9")));
        foreach (var kind in new[] { RightsRequestKind.CancelAccount, RightsRequestKind.CopyOfData })
        {
            await World.DoneAsync(lin, new AnswerRight(asking, rights[kind], new(RightAnswerKind.Granted) { Words = "It took us a while." }));
        }

        await World.DoneAsync(Actor.Platform, new UndoRight(asking, rights[RightsRequestKind.CancelAccount]));
        await World.DoneAsync(Actor.Platform, new ReportRight(asking, rights[RightsRequestKind.CopyOfData], RightResult.Failed, "The file is too large."));
    }

    private static AnAppeal FullAppeal() => new AnAppeal()
        .With("account.id", "xy-full")
        .With("account.kind", "business")
        .With("account.links", JsonNode.Parse("""{ "device": ["sha256:0a"], "phone": ["sha256:0b"], "payout": ["sha256:0c"], "address": ["sha256:0d"] }"""))
        .With("restriction.endsAt", "2027-01-01T00:00:00Z")
        .With("harm", JsonNode.Parse("""{ "heldMinor": 12800, "currency": "CNY", "openOrders": 2, "livelihood": true }"""))
        .With("signals[0].expiresOn", "2026-12-01T00:00:00Z")
        .WithSignal("recovery_info_changed", answer: "我换了手机号。")
        .With("signals[1].baseline", "unchanged since 2016")
        .With("signals[1].source", "engine")
        .With("signals[1].evidence", JsonNode.Parse("""[ { "kind": "profile_change", "at": "2026-07-08T02:00:00Z", "text": { "en": "By e-mail", "zh-CN": "通过邮箱" } } ]"""))
        .With("appeal.answers", JsonNode.Parse("""
            [ { "signal": "failed_burst", "answer": "I had changed it." }, { "signal": "recovery_info_changed", "answer": "我换了手机号。" }, { "signal": "new_device", "answer": "A gift." } ]
            """));

    private static AnAppeal BareAppeal() => new AnAppeal().WithBareAccount().WithOnlySignal("failed_burst")
        .Without("restriction.rule").Without("appeal.contact").Without("harm").With("signals[0].observed", null);

    private static bool IsNothing(PropertyEntry property) => property.CurrentValue switch
    {
        null or "" or false => true,
        IEnumerable many => !many.Cast<object>().Any(),
        ValueType value => value.Equals(Activator.CreateInstance(value.GetType())),
        _ => false,
    };

    // Children in a fixed order: a database hands them out in any.
    private static string Picture(Case of)
    {
        var whole = JsonSerializer.SerializeToNode(of)!.AsObject();
        foreach (var member in new[] { nameof(of.AllSignals), nameof(of.Checks), nameof(of.Appeals), nameof(of.Rights), nameof(of.Decisions), nameof(of.Messages) })
        {
            whole[member] = new JsonArray([.. whole[member]!.AsArray().Select(child => child!.DeepClone()).OrderBy(child => child.ToJsonString(), StringComparer.Ordinal)]);
        }

        return whole.ToJsonString(Lines);
    }
}
