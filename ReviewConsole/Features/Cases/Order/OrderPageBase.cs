using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Order;

/// <summary>The page of the order without its markup: reads it, follows how far it is, puts other weights in force.</summary>
public abstract class OrderPageBase : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private IDisposable? _live;
    private Pace? _pace;
    private bool _gone;

    [Inject]
    internal OrderQuery Query { get; set; } = null!;

    [Inject]
    internal DeedDoor Door { get; set; } = null!;

    [Inject]
    internal CurrentPerson Me { get; set; } = null!;

    [Inject]
    internal LiveUpdates Live { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    /// <summary>The order as it stands; null while it is read for the first time.</summary>
    private protected OrderNow? Order { get; private set; }

    /// <summary>What stands in the fields, by the weight's name.</summary>
    private protected Dictionary<string, string?> Typed { get; } = new(StringComparer.Ordinal);

    /// <summary>Why the last change was refused.</summary>
    private protected IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>The last change is in force.</summary>
    private protected bool IsSaved { get; private set; }

    /// <summary>The largest weight, as a field takes it.</summary>
    private protected static string Largest => HarmWeights.Largest.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Order = await Query.ReadAsync();
        Type(Order.InForce.Weights);
        _pace = new Pace(Time, Second, () => InvokeAsync(FollowAsync));
        _live = Live.Subscribe(change =>
        {
            if (change.Concerns(Streams.Order))
            {
                _pace.Ask();
            }
        });
        AskWhileMoving();
    }

    /// <summary>Puts what is typed in force, or says why not.</summary>
    private protected async Task SaveAsync()
    {
        var answer = await Door.DoAsync(Me.Actor, new SetWeights(Read(), Order!.InForce.Version));
        (Refusals, IsSaved) = (answer.Refusals, answer.IsDone);
        Order = await Query.ReadAsync();
        if (answer.IsDone)
        {
            Type(Order.InForce.Weights);
        }

        AskWhileMoving();
    }

    /// <summary>Puts the program's own weights into the fields.</summary>
    private protected void TypeOwn() => Type(HarmWeights.Default);

    /// <summary>A number as the reader's language writes it.</summary>
    private protected static string Number(double number) => number.ToString("#,0.###", CultureInfo.CurrentCulture);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _gone = true;
        _live?.Dispose();
        await (_pace?.DisposeAsync() ?? ValueTask.CompletedTask);
        GC.SuppressFinalize(this);
    }

    // What somebody is typing stays, whatever others do meanwhile.
    private async Task FollowAsync()
    {
        if (!_gone)
        {
            Order = await Query.ReadAsync();
            AskWhileMoving();
            StateHasChanged();
        }
    }

    private void AskWhileMoving()
    {
        if (Order is { Left: > 0 })
        {
            _pace?.Ask();
        }
    }

    private void Type(HarmWeights weights)
    {
        foreach (var (name, hours) in weights.All)
        {
            Typed[name] = hours.ToString(CultureInfo.InvariantCulture);
        }
    }

    private HarmWeights Read()
    {
        var hours = Order!.InForce.Weights.All.Select(w => double.TryParse(Typed[w.Name], NumberStyles.Float, CultureInfo.InvariantCulture, out var typed) ? typed : double.NaN).ToArray();
        return new HarmWeights(hours[0], hours[1], hours[2], hours[3], hours[4], hours[5], hours[6]);
    }
}
