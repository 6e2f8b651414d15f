using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;
using Case = ReviewConsole.Domain.Cases.Case;

namespace ReviewConsole.Support;

/// <summary>
/// A case and a reviewer who works on it. Each step is a deed of the domain and fails the test when it is refused; what is expected to
/// be refused is asked of <see cref="Case"/> itself.
/// </summary>
internal sealed class ACase
{
    public static readonly PersonId Lin = new(new Guid("00000000-0000-0000-0000-000000000014"));
    public static readonly PersonId Chen = new(new Guid("00000000-0000-0000-0000-000000000015"));
    public static readonly IReadOnlySet<string> NoInterests = new HashSet<string>();
    public static readonly CaseWorld DefaultWorld = new(CatalogueFiles.Own, ReviewRules.Default, WorkingCalendar.China);

    private static long _serial;

    private ACase(Case opened, CaseWorld world) => (Case, World) = (opened, world);

    public Case Case { get; }

    public CaseWorld World { get; private set; }

    /// <summary>The instant of the next step.</summary>
    public DateTimeOffset Now { get; private set; } = AnAppeal.Now;

    /// <summary>Who works on it.</summary>
    public PersonId Reviewer { get; private set; } = Lin;

    /// <summary>Their token; zero before they took it.</summary>
    public ClaimToken Token { get; private set; }

    /// <summary>What the reviewer wrote lately.</summary>
    public RecentTexts Recent { get; set; } = RecentTexts.None;

    public IReadOnlyList<RouteStanding> Routes => Case.Routes(World.Catalogue, World.Rules, Now);

    public Decider Decider => new(Reviewer, new ReviewerName("Lin", 14), NoInterests, Recent);

    /// <summary>Opened from an appeal, held by nobody.</summary>
    public static ACase Opened(AnAppeal? appeal = null, CaseWorld? world = null, DateTimeOffset? at = null)
    {
        var serial = Interlocked.Increment(ref _serial);
        var opened = Case.Open((appeal ?? new AnAppeal()).Message(at ?? AnAppeal.Now), new CaseId(serial), CaseNumber.Of(2026, serial), world ?? DefaultWorld, at ?? AnAppeal.Now);
        return new ACase(Done(opened), world ?? DefaultWorld) { Now = at ?? AnAppeal.Now };
    }

    /// <summary>Opened and taken by Reviewer Lin.</summary>
    public static ACase Taken(AnAppeal? appeal = null, CaseWorld? world = null) => Opened(appeal, world).TakenBy(Lin);

    public ACase TakenBy(PersonId reviewer, ClaimOrigin origin = ClaimOrigin.Picked)
    {
        (Reviewer, Token) = (reviewer, Done(Case.Take(reviewer, NoInterests, origin, World, Now)).Token);
        return this;
    }

    /// <summary>Taken by somebody who decides where two disagreed.</summary>
    public ACase LedBy(PersonId lead)
    {
        (Reviewer, Token) = (lead, Done(Case.Take(lead, NoInterests, ClaimOrigin.Picked, World, Now, leads: true)).Token);
        return this;
    }

    /// <summary>Goes on as whoever holds it by this token.</summary>
    public ACase Holding(PersonId reviewer, ClaimToken token)
    {
        (Reviewer, Token) = (reviewer, token);
        return this;
    }

    /// <summary>Takes the decided case in hand to supersede its decision.</summary>
    public ACase CorrectedBy(PersonId lead)
    {
        (Reviewer, Token) = (lead, Done(Case.BeginCorrection(lead, NoInterests, World.Rules, Now)).Token);
        return this;
    }

    public ACase After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public ACase Under(ReviewRules rules)
    {
        World = World with { Rules = rules };
        return this;
    }

    public ACase Offer(params string[] routes)
    {
        foreach (var route in routes)
        {
            Done(Case.Offer(route, new CheckId(Guid.NewGuid()), Reviewer, Token, World, Now));
        }

        return this;
    }

    public ACase Send(string route)
    {
        Done(Case.Send(Open(route), Reviewer, Token, Now));
        return this;
    }

    public ACase Pass(params string[] routes) => End(CheckState.Passed, routes);

    public ACase Fail(params string[] routes) => End(CheckState.Failed, routes);

    public ACase Expire(params string[] routes) => End(CheckState.Expired, routes);

    public ACase Find(Finding finding, string? reply = null, int ordinal = 0)
    {
        Done(Case.Find(ordinal, finding, reply, Reviewer, Token, World, Now));
        return this;
    }

    public ACase OpenEvidence(PersonId? reader = null)
    {
        foreach (var signal in Case.Signals)
        {
            Done(Case.OpenEvidence(signal.Ordinal, reader ?? Reviewer));
        }

        return this;
    }

    /// <summary>What the proposal would break, as <c>code on about</c>.</summary>
    public IReadOnlyList<string> Broken(DecisionProposal proposal) =>
        [.. Case.Broken(proposal, Decider, World, Now).Select(r => r.ToString())];

    public Result<Decision> Decide(DecisionProposal proposal) =>
        Case.Decide(proposal, Decider, Token, new DecisionId(Guid.NewGuid()), World, Now);

    public Decision Decided(DecisionProposal proposal) => Done(Decide(proposal));

    /// <summary>
    /// Everything a denial on D3 needs: the default appeal, its signal opened, confirmed and answered, a letter that failed.
    /// </summary>
    public static ACase ReadyToDeny(AnAppeal? appeal = null) =>
        Taken(appeal).OpenEvidence().Find(Finding.Confirmed, "The nine attempts came before the change you name.").Offer("postal_code").Fail("postal_code");

    /// <summary>Everything an approval on A1 needs: a visit at the counter.</summary>
    public static ACase ReadyToApprove(AnAppeal? appeal = null) => Taken(appeal).Offer("in_person").Pass("in_person");

    private ACase End(CheckState result, string[] routes)
    {
        foreach (var route in routes)
        {
            if (Case.ChecksOfRound.All(c => c.Route != route || !c.IsOpen))
            {
                Offer(route);
            }

            Done(Case.Record(new CheckRecord(Open(route), result, "seen by hand", "ref-1"), Reviewer, Token, World, Now));
        }

        return this;
    }

    private CheckId Open(string route) => Case.ChecksOfRound.Single(c => c.Route == route && c.IsOpen).Id;

    private static T Done<T>(Result<T> result)
    {
        result.Refusals.ShouldBeEmpty();
        return result.Answer;
    }
}
