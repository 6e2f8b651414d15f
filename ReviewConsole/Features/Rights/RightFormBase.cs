using Microsoft.AspNetCore.Components;
using ReviewConsole.Data.Desk;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Features.Rights;

/// <summary>The form of an answer without its markup: what is chosen, and the text as it would be sent.</summary>
public abstract class RightFormBase : ComponentBase
{
    private const int RoutesAtFirst = 2;

    private ReviewerName _me;

    [Inject]
    internal PeopleNames People { get; set; } = null!;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required CaseDesk Desk { get; set; }

    /// <summary>The request.</summary>
    [Parameter, EditorRequired]
    public required RightsRequest Right { get; set; }

    /// <summary>Puts the form away.</summary>
    [Parameter, EditorRequired]
    public EventCallback Close { get; set; }

    /// <summary>What is chosen and typed.</summary>
    protected RightProposal Answer { get; set; } = new(RightAnswerKind.Verify);

    /// <summary>A deed is under way.</summary>
    protected bool Busy { get; private set; }

    /// <summary>What the passed checks show.</summary>
    protected VerificationReached Reached => VerificationPolicy.Judge(Desk.Case.RoutesFor(Right, Desk.World, Desk.Now));

    /// <summary>Ways they can be asked to take.</summary>
    protected IReadOnlyList<RouteStanding> Routes => Desk.Case.RoutesToAskFor(Right, Desk.World, Desk.Now);

    /// <summary>Grounds on which such a request can be refused.</summary>
    protected IEnumerable<RightGround> Grounds => RightBook.Grounds.Where(g => g.IsFor(Right.Kind));

    /// <summary>The text as it would be sent now.</summary>
    protected string Preview => Desk.Case.TextOf(Right, Answer, _me, Desk.World, Desk.Now);

    /// <summary>The same with its fixed parts in the reader's language; null where the reader's is the appellant's.</summary>
    protected string? Reading => Languages.ForTexts(Desk.Case.Language) == Desk.Me.Language ? null : Desk.Case.TextOf(Right, Answer, _me, Desk.World, Desk.Now, Desk.Me.Language);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // What would mostly be answered: yes where it is shown that it is them, else the two best ways to show it.
        var best = Routes.OrderByDescending(r => r.Strength).DistinctBy(r => r.Route.Channel, StringComparer.Ordinal).Take(RoutesAtFirst).Select(r => r.Route.Code);
        Answer = new RightProposal(Reached.Path is null ? RightAnswerKind.Verify : RightAnswerKind.Granted) { Routes = [.. best] };
        _me = (await People.OfAsync([Desk.Me.Id])).GetValueOrDefault(Desk.Me.Id);
    }

    /// <summary>Names a way, or leaves it.</summary>
    protected void Choose(string route, bool on) => Answer = Answer with { Routes = [.. Answer.Routes.Where(r => r != route), .. on ? [route] : Array.Empty<string>()] };

    /// <summary>Sends the answer; a second press while the first is under way would only be refused.</summary>
    protected async Task SendAsync()
    {
        Busy = true;
        try
        {
            if ((await Desk.DoAsync(new AnswerRight(Desk.Case.Id, Right.Id, Answer))).IsDone)
            {
                await Close.InvokeAsync();
            }
        }
        finally
        {
            Busy = false;
        }
    }
}
