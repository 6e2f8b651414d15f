using Microsoft.AspNetCore.Components;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Assigning;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

/// <summary>The page of the standing rules without its markup: tries them on the queue while they are written, puts them in force.</summary>
public abstract class RulesPageBase : ComponentBase
{
    private IReadOnlyList<StandingRule> _inForce = [];
    private long _before;

    [Inject]
    internal RulesQuery Query { get; set; } = null!;

    [Inject]
    internal BoardQuery Board { get; set; } = null!;

    [Inject]
    internal DeedDoor Door { get; set; } = null!;

    [Inject]
    internal CurrentPerson Me { get; set; } = null!;

    [Inject]
    internal CaseWorld World { get; set; } = null!;

    /// <summary>The rules as they are written; null while they are read.</summary>
    private protected List<RuleForm>? Rules { get; private set; }

    /// <summary>What they would do with the queue now.</summary>
    private protected RulesTried? Tried { get; private set; }

    /// <summary>Earlier versions, newest first.</summary>
    private protected IReadOnlyList<RulesVersion> History { get; private set; } = [];

    /// <summary>Who works cases.</summary>
    private protected IReadOnlyList<BoardPerson> People { get; private set; } = [];

    /// <summary>Why the last change was refused.</summary>
    private protected IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>The last change is in force.</summary>
    private protected bool IsSaved { get; private set; }

    /// <summary>What is written differs from what is in force.</summary>
    private protected bool IsChanged => Rules is { } rules && !rules.Select(r => r.Rule).SequenceEqual(_inForce);

    /// <summary>Groups that somebody works in, or a rule names.</summary>
    private protected IEnumerable<string> Groups => People.Select(p => p.Group).Concat(_inForce.Select(r => r.To.Group)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.CurrentCulture);

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => ReadAsync();

    /// <summary>Changes what is written, and tries it.</summary>
    private protected async Task ChangeAsync(Action<List<RuleForm>> how)
    {
        how(Rules!);
        (IsSaved, Refusals) = (false, []);
        await TryAsync();
    }

    /// <summary>Puts a rule one place further up or down.</summary>
    private protected Task MoveAsync(int from, int by) => ChangeAsync(rules =>
    {
        var to = from + by;
        if (to >= 0 && to < rules.Count)
        {
            (rules[from], rules[to]) = (rules[to], rules[from]);
        }
    });

    /// <summary>Puts what is written in force.</summary>
    private protected async Task SaveAsync()
    {
        var answer = await Door.DoAsync(Me.Actor, new SetRules([.. Rules!.Select(r => r.Rule)], _before));
        (Refusals, IsSaved) = (answer.Refusals, answer.IsDone);
        if (answer.IsDone)
        {
            await ReadAsync();
        }
    }

    /// <summary>Goes back to what is in force.</summary>
    private protected Task ResetAsync()
    {
        (Refusals, IsSaved) = ([], false);
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        History = await Query.ReadAsync();
        People = (await Board.ReadAsync(Me)).People;
        (_before, _inForce) = History.Count > 0 ? (History[0].Version, History[0].Rules) : (0, []);
        Rules = [.. _inForce.Select(RuleForm.Of)];
        await TryAsync();
    }

    private async Task TryAsync() => Tried = Rules!.Count == 0 ? null : await Query.TryAsync([.. Rules.Select(r => r.Rule)]);
}
