namespace ReviewConsole.Domain.Cases;

/// <summary>The table of design.md §3, written down a second time: every pair of states is legal or refused.</summary>
public sealed class CaseMovesTests
{
    private static readonly Dictionary<CaseState, string> Legal = new()
    {
        [CaseState.Queued] = "InReview Withdrawn Dismissed Overtaken",
        [CaseState.InReview] = "Queued SetAside Waiting SecondReview Decided Withdrawn Dismissed Overtaken",
        [CaseState.SetAside] = "InReview Queued Withdrawn Overtaken",
        [CaseState.Waiting] = "InReview Queued Withdrawn Overtaken",
        [CaseState.SecondReview] = "Decided LeadReview Waiting",
        [CaseState.LeadReview] = "Decided Queued",
        [CaseState.Decided] = "InReview Applied EffectRefused",
        [CaseState.EffectRefused] = "Applied LeadReview",
        [CaseState.Applied] = "Decided EffectRefused",
        [CaseState.Withdrawn] = "Queued",
        [CaseState.Dismissed] = "",
        [CaseState.Overtaken] = "",
    };

    public static TheoryData<CaseState, CaseState, bool> EveryPair()
    {
        var pairs = new TheoryData<CaseState, CaseState, bool>();
        foreach (var from in Enum.GetValues<CaseState>())
        {
            foreach (var to in Enum.GetValues<CaseState>())
            {
                pairs.Add(from, to, Legal[from].Split(' ').Contains(to.ToString()));
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void A_state_may_become_what_the_table_says_and_nothing_else(CaseState from, CaseState to, bool legal) =>
        CaseMoves.Allows(from, to).ShouldBe(legal);

    [Theory]
    [InlineData(CaseState.Queued, true)]
    [InlineData(CaseState.InReview, true)]
    [InlineData(CaseState.SetAside, true)]
    [InlineData(CaseState.Waiting, true)]
    [InlineData(CaseState.SecondReview, true)]
    [InlineData(CaseState.LeadReview, true)]
    [InlineData(CaseState.Decided, false)]
    [InlineData(CaseState.Applied, false)]
    [InlineData(CaseState.EffectRefused, false)]
    [InlineData(CaseState.Withdrawn, false)]
    [InlineData(CaseState.Dismissed, false)]
    [InlineData(CaseState.Overtaken, false)]
    public void A_further_appeal_joins_only_what_is_open(CaseState state, bool open) => CaseMoves.IsOpen(state).ShouldBe(open);

    [Theory]
    [InlineData(CaseState.Queued, null)]
    [InlineData(CaseState.SetAside, null)]
    [InlineData(CaseState.Waiting, null)]
    [InlineData(CaseState.LeadReview, "lead_needed")]
    [InlineData(CaseState.EffectRefused, "illegal_move")]
    [InlineData(CaseState.Withdrawn, "illegal_move")]
    [InlineData(CaseState.Dismissed, "illegal_move")]
    [InlineData(CaseState.Overtaken, "illegal_move")]
    public void A_case_is_taken_only_from_where_the_table_allows(CaseState state, string? code)
    {
        var opened = ACase.Opened();
        Put(opened.Case, state);

        var taken = opened.Case.Take(ACase.Lin, ACase.NoInterests, ClaimOrigin.Picked, opened.World, opened.Now);

        taken.Refusals.Select(r => r.Code).ShouldBe(code is null ? [] : [code]);
        opened.Case.State.ShouldBe(code is null ? CaseState.InReview : state);
        (opened.Case.Claim is null).ShouldBe(code is not null);
    }

    [Fact]
    public void A_refused_move_says_from_where_to_where()
    {
        var opened = ACase.Opened();
        Put(opened.Case, CaseState.Withdrawn);

        opened.Case.Take(ACase.Lin, ACase.NoInterests, ClaimOrigin.Picked, opened.World, opened.Now).Refusals[0].Values
            .ShouldBe(new Dictionary<string, string> { ["from"] = "withdrawn", ["to"] = "in_review" });
    }

    // Deeds that lead there come later; the rule is here already.
    private static void Put(Case of, CaseState state) => typeof(Case).GetProperty(nameof(Case.State))!.SetValue(of, state);
}
