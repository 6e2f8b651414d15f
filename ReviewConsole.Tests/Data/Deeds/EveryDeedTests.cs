using ReviewConsole.Data.Desk;
using ReviewConsole.Data.Intake;
using ReviewConsole.Data.People;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Domain.Assigning;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Quality;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Features.Api;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Cases.Hold;
using ReviewConsole.Features.Cases.Order;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Features.Cases.Several;
using ReviewConsole.Features.Clocks;
using ReviewConsole.Features.Conversation;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Features.Deliveries;
using ReviewConsole.Features.Events;
using ReviewConsole.Features.People;
using ReviewConsole.Features.People.SigningIn;
using ReviewConsole.Features.Quality;
using ReviewConsole.Features.Signals;
using ReviewConsole.Features.Status;
using ReviewConsole.Features.Team;
using ReviewConsole.Features.Verification;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Deeds;

/// <summary>Who, when, what and why of everything that is done: a deed without a fact is one nobody can prove later.</summary>
public sealed partial class EveryDeedTests : DataTests
{
    // Presence is no fact, and a claim is kept alive all day (design.md §4). A wrong password is counted; ten of them are a fact.
    private static readonly Type[] LeaveNone = [typeof(ExtendClaim), typeof(CountFailure), typeof(SpreadOutbox), typeof(TakeDue), typeof(RecordAttempts), typeof(KeepKeys), typeof(KeepEvents), typeof(TryAccess), typeof(SealFacts)];

    private static readonly Guid Import = Guid.NewGuid();
    private readonly Dictionary<Type, int> _facts = [];
    private Actor _lin;
    private Actor _lead;
    private Actor _admin;
    private Actor _otherAdmin;

    [Fact]
    public async Task Every_deed_leaves_facts_but_the_few_that_rightly_leave_none()
    {
        _lin = await World.AddPersonAsync(Role.Reviewer);
        _admin = await World.AddPersonAsync(Role.Admin);
        _otherAdmin = await World.AddPersonAsync(Role.Admin);

        // Beside the numbers that people of the demonstration have.
        _lead = await World.AddPersonAsync(Role.Lead, p => p.Number = 99);
        await OnCasesAsync();
        await AtTheDoorAsync();
        await OnPeopleAsync();
        await OnTheOrderAsync();
        await AgainAsync();
        await OnTheJournalAsync();

        var all = typeof(Deed<>).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false } && IsDeed(type)).ToList();
        all.Count.ShouldBeGreaterThan(20);
        _facts.Keys.Select(type => type.Name).ShouldBe(all.Select(type => type.Name), ignoreOrder: true, "each deed is done here once");
        _facts.Where(deed => deed.Value == 0).Select(deed => deed.Key).ShouldBe(LeaveNone, ignoreOrder: true);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    private async Task AgainAsync()
    {
        var id = await World.OpenAsync();
        await World.ApproveAsync(await World.AddPersonAsync(Role.Reviewer), id);
        var day = LocalDays.Of(World.Clock.Now, DataWorld.Rules.Calendar.Zone);
        await DoneAsync(_lead, new SetCalibration((await World.CaseAsync(id)).Number, PromisedEffect.Lifted, "The clerk saw the document."));
        World.Clock.GoOn(TimeSpan.FromDays(1));
        await DoneAsync(Actor.System, new DrawSample(day, 1, 1));
        var look = (await DoneAsync(_lead, new TakeReReview()))!.Value;
        await DoneAsync(_lead, new JudgeReReview(look, PromisedEffect.Lifted, "The clerk saw the document, and it fits."));
        await DoneAsync(_lead, new MarkReReview(look, Enum.GetValues<RubricPoint>().ToDictionary(p => p, _ => RubricMark.Yes)));
    }

    private async Task OnCasesAsync()
    {
        var id = (await DoneAsync(Actor.Platform, new OpenCase(new AnAppeal().Message()))).Case;
        await DoneAsync(Actor.Platform, new OpenMany([new WantedCase(new OpenCase(new AnAppeal().Message()))]));
        await DoneAsync(_lin, new ViewCase(id));
        await DoneAsync(_lin, new RevealField(id, RevealableField.Name, RevealReason.CompareEvidence, null));
        var token = (await DoneAsync(_lin, new ClaimCase(id))).Token;
        await DoneAsync(_lin, new ExtendClaim(id, token));
        await DoneAsync(_lin, new OpenEvidence(id, 0));
        await DoneAsync(_lin, new SetFinding(id, token, 0, Finding.Explained, null));
        await DoneAsync(_lin, new OfferBestRoutes(id, token));
        var check = await DoneAsync(_lin, new OfferRoute(id, token, "postal_code"));
        await DoneAsync(_lin, new SendCheck(id, token, check));
        await DoneAsync(_lin, new RecordCheck(id, token, new CheckRecord(check, CheckState.Passed, "the code came back", null)));
        await DoneAsync(_lin, new WaitForCheck(id, token));
        token = (await World.DoneAsync(_lin, new ClaimCase(id))).Token;
        await DoneAsync(_lin, new ReleaseCase(id, token));

        (await DoneAsync(_lin, new TakeNext("en"))).Number.ShouldNotBeNull();
        token = (await World.CaseAsync(id)).Claim!.Token;
        await DoneAsync(_lin, new SetAsideCase(id, token, AsideReason.EndOfDay, null, World.Clock.Now.AddHours(1)));
        World.Clock.GoOn(TimeSpan.FromHours(1));
        await DoneAsync(Actor.System, new BringBack(id));
        await DoneAsync(_lin, new HandOverCase(id, await World.ClaimAsync(_lin, id), _lead.Person, "What was found.", "The letter."));
        await World.DoneAsync(_lead, new ReleaseCase(id, await World.ClaimAsync(_lead, id)));
        await DoneAsync(_lead, new PlanPerson(_lin.Person!.Value, 3, [Skill.Payouts]));
        await DoneAsync(_lead, new AssignCase(id, _lin.Person, null));
        await DoneAsync(_lead, new TakeBackCase(id, "Lin is ill."));
        token = await World.ClaimAsync(_lin, id);
        await DoneAsync(_lin, new SkipCase(id, token, SkipReason.MissingData, "Asia/Shanghai"));

        var other = await World.OpenAsync();
        token = await World.ClaimAsync(_lin, other);
        await World.CheckAsync(_lin, other, token, "in_person", CheckState.Passed);
        await DoneAsync(_lin, new DecideCase(other, token, CaseSteps.ToApprove()));
        await DoneAsync(_lin, new TakeBackDecision(other));

        await BySecondPersonAsync();

        var asked = await World.OpenAsync();
        await DoneAsync(_lin, new AskAppellant(asked, await World.ClaimAsync(_lin, asked), AQuestion.Explain()));
        await DoneAsync(_lin, new WaitForAnswer(asked, await World.ClaimAsync(_lin, asked)));
        World.Clock.GoOn(TimeSpan.FromDays(3));
        await DoneAsync(Actor.System, new GoOnAsking(asked));
        await DoneAsync(_lin, new RecordAnswer(asked, new AppellantAnswer("I had changed it myself.")));

        var wrong = await World.OpenAsync();
        await World.ApproveAsync(_lin, wrong);
        World.Clock.GoOn(TimeSpan.FromMinutes(2));
        await DoneAsync(_lead, new CorrectDecision(wrong));

        await DoneAsync(_lin, new TagCase(await World.OpenAsync(), "payout-wave", On: true));
        await DeliverAsync();
        await DoneAsync(_lead, new SetRules([new StandingRule { To = new(Person: _lin.Person) }], 0));
        await DoneAsync(_lead, new AssignPlanned([(await World.OpenAsync(), (await World.ReaderAsync()).Person!.Value)]));
        await DoneAsync(Actor.System, new AssignByRule(await World.OpenAsync(), _lin.Person!.Value, "1.1"));

        var applied = await World.OpenAsync(new AnAppeal().ReceivedAt(AnAppeal.Now.AddDays(-60)));
        await DoneAsync(Actor.System, new WatchClocks(applied));
        var approval = await World.ApproveAsync(_lin, applied);
        World.Clock.GoOn(TimeSpan.FromMinutes(2));
        await DoneAsync(Actor.Platform, new ReportEffect(applied, approval, EffectResult.Lifted, FaceDemanded: false, "Done."));

        await DoneAsync(Actor.Platform, new ReportNotice(applied, approval, [new NoticeReport(approval, "email", true, World.Clock.Now, null)]));
        await FromOutsideAsync();

        var late = await World.OpenAsync();
        token = await World.ClaimAsync(_lin, late);
        await World.DoneAsync(_lin, new OfferRoute(late, token, "otp_email"));
        World.Clock.GoOn(TimeSpan.FromDays(8));
        await DoneAsync(Actor.System, new ExpireChecks(late));
    }

    private async Task DeliverAsync()
    {
        var admin = await World.AddPersonAsync(Role.Admin);
        var endpoint = Guid.Empty;
        await DoneAsync(admin, new AddEndpoint("Platform", "https://platform.example/hook", [], "closed"));
        endpoint = await World.ReadAsync(db => Task.FromResult(db.Endpoints.Single().Id));
        await DoneAsync(admin, new RenewSecret(endpoint, "closed too"));
        await DoneAsync(admin, new TestEndpoint(endpoint));
        await DoneAsync(Actor.System, new SpreadOutbox());
        await DoneAsync(Actor.System, new TakeDue(endpoint));
        await DoneAsync(Actor.System, new RecordAttempts(endpoint, []));
        await DoneAsync(admin, new TurnEndpoint(endpoint, On: false));
        await DoneAsync(admin, new TurnEndpoint(endpoint, On: true));
        await DoneAsync(admin, new ReplayDeliveries(new ReplayRange(null, endpoint, null, null, OnlyParked: true)));
        await DoneAsync(Actor.System, new TellSignals(new DateOnly(2020, 2, 1)));
    }

    private async Task BySecondPersonAsync()
    {
        var grave = await World.OpenAsync();
        await DoneAsync(_lead, new DemandSecond(grave, "It was in the papers."));
        await DoneAsync(_lead, new TrustPerson(_lin.Person!.Value, IsExperienced: true, World.Clock.Now.AddDays(1)));
        var token = await World.ClaimAsync(_lin, grave);
        await World.CheckAsync(_lin, grave, token, "in_person", CheckState.Passed);
        await DoneAsync(_lin, new ProposeDecision(grave, token, CaseSteps.ToApprove()));
        token = await World.ClaimAsync(_lead, grave);
        await DoneAsync(_lead, new JudgeCase(grave, token, CaseSteps.ToApprove() with { InternalNote = "Seen by the clerk, with the document." }));
    }

    private async Task OnTheOrderAsync()
    {
        await World.OpenAsync();
        await DoneAsync(_lead, new SetWeights(HarmWeights.Default with { Livelihood = 60 }, 0));
        await DoneAsync(Actor.System, new Reorder(100));
    }

    private async Task OnPeopleAsync()
    {
        await DoneAsync(Actor.Operator, new AddDemonstrationPeople("hash"));
        var added = await DoneAsync(_admin, new AddPerson(new NewPerson("new@example.org", Role.Reviewer, "New")));
        var (token, hash) = ("0123456789abcdef"u8.ToArray(), "hash");
        await DoneAsync(_admin, new IssueLink(added.Id, token));
        await DoneAsync(Actor.System, new SetPasswordByLink(token, hash));
        var person = Actor.Of(added.Id);
        await DoneAsync(person, new EnterConsole(null));
        await DoneAsync(person, new DeclareInterest("xy-1"));
        await DoneAsync(person, new TakeBackInterest("xy-1"));
        await DoneAsync(person, new LeaveConsole());
        for (var at = 1; at < CountFailure.Most; at++)
        {
            await DoneAsync(Actor.System, new CountFailure(added.Id));
        }

        await World.DoneAsync(Actor.System, new CountFailure(added.Id));
        await DoneAsync(_admin, new UnlockPerson(added.Id));
        var change = await DoneAsync(_admin, new AskRoleChange(added.Id, Role.Auditor));
        await DoneAsync(_otherAdmin, new SettleRoleChange(change, true));
        var away = await World.AddPersonAsync(Role.Reviewer, p => p.Number = 98);
        await DoneAsync(away, new GoAway(World.Clock.Now.AddDays(1)));
        await DoneAsync(away, new BeBack());
        await DoneAsync(_admin, new SetAway(away.Person!.Value, World.Clock.Now.AddDays(1)));
        await DoneAsync(_admin, new DisablePerson(added.Id));
        await DoneAsync(_admin, new EnablePerson(added.Id));
    }

    private async Task<T> DoneAsync<T>(Actor actor, Deed<T> deed)
    {
        var answer = await World.DoneAsync(actor, deed);
        _facts[deed.GetType()] = await World.ReadAsync(db => Task.FromResult(db.Facts.Count(f => f.Command == deed.Command)));
        return answer;
    }

    private static bool IsDeed(Type type) => type.BaseType is { } parent
        && (parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(Deed<>) || IsDeed(parent));
}
