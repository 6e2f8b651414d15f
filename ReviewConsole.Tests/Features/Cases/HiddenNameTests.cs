using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases;

/// <summary>A name leans: a team can keep it until the findings are set.</summary>
public sealed class HiddenNameTests : CasePageContext
{
    private protected override CaseWorld InForce => DataWorld.Rules with { Rules = new ReviewRules { HideNameUntilFindings = true } };

    [Fact]
    public async Task Where_the_team_wants_it_the_name_comes_after_the_findings_for_screen_and_deed_alike()
    {
        var screen = await TakeAsync();

        screen.Get("name-hidden").TextContent.ShouldBe("name after the findings");
        (await World.DoAsync(Reviewer, new RevealField(screen.Id, RevealableField.Name, RevealReason.CompareEvidence, null))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("name_hidden");
        await screen.ChangeAsync("finding", "explained");

        screen.Has("name-hidden").ShouldBeFalse();
        (await World.DoneAsync(Reviewer, new RevealField(screen.Id, RevealableField.Name, RevealReason.CompareEvidence, null))).ShouldBe("Maria Gómez");
    }
}
