using Microsoft.AspNetCore.Components;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Tokens;

namespace ReviewConsole.Features.Events;

/// <summary>The page of security events without its markup.</summary>
public abstract class EventsPageBase : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(500);
    private IDisposable? _told;
    private Pace? _pace;

    [Inject]
    internal EventsQuery Query { get; set; } = null!;

    [Inject]
    internal DeedDoor Door { get; set; } = null!;

    [Inject]
    internal CurrentPerson Me { get; set; } = null!;

    [Inject]
    internal SecretBox Secrets { get; set; } = null!;

    [Inject]
    internal OwnName Own { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal LiveUpdates Live { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    /// <summary>What is shown; null while it is read.</summary>
    protected EventBookShown? Book { get; private set; }

    /// <summary>What was refused last.</summary>
    internal IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>The form for another issuer is open.</summary>
    protected bool Adding { get; set; }

    /// <summary>It is asked whether there is really to be a new key.</summary>
    protected bool Sure { get; set; }

    /// <summary>Where everybody finds the public keys.</summary>
    protected string KeysAddress => Navigation.ToAbsoluteUri(Urls.SigningKeys).ToString();

    /// <summary>The issuer whose keys are to be changed; null for none.</summary>
    protected EventIssuer? Changing { get; set; }

    /// <summary>The instant.</summary>
    protected DateTimeOffset Now => Time.GetUtcNow();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _pace = new Pace(Time, AtMostEvery, () => InvokeAsync(ReadAsync));
        _told = Live.Subscribe(change =>
        {
            if (change.Concerns(Streams.Events))
            {
                _pace.Ask();
            }
        });
        await ReadAsync();
    }

    /// <summary>Opens or closes the form for another issuer.</summary>
    protected void TurnAdding() => (Adding, Changing, Refusals) = (!Adding, null, []);

    /// <summary>Opens the form for other keys.</summary>
    protected void Change(EventIssuer issuer) => (Adding, Changing, Refusals) = (false, issuer, []);

    /// <summary>Puts the forms away.</summary>
    protected void PutAway() => (Adding, Changing, Refusals) = (false, null, []);

    /// <summary>Adds an issuer, or changes the keys of one.</summary>
    internal async Task SendAsync((string Issuer, string Audience, string Keys) wanted)
    {
        if (Changing is { } changing ? await DoAsync(new ChangeIssuerKeys(changing.Id, wanted.Keys)) : await DoAsync(new AddIssuer(wanted.Issuer, wanted.Audience, wanted.Keys)))
        {
            PutAway();
            StateHasChanged();
        }
    }

    /// <summary>Signs with a new key from now on.</summary>
    internal async Task RenewAsync()
    {
        var made = TokenSigner.NewKey();
        Sure = false;
        await DoAsync(new RenewSigningKey(made.Id, made.Public, Secrets.Close(made.Private)));
    }

    /// <summary>Turns an issuer on or off.</summary>
    internal Task TurnAsync(EventIssuer issuer) => DoAsync(new TurnIssuer(issuer.Id, On: issuer.OffSince is not null));

    private async Task<bool> DoAsync<T>(Deed<T> deed)
    {
        var answer = await Door.DoAsync(Me.Actor, deed);
        Refusals = answer.Refusals;
        await ReadAsync();
        return answer.IsDone;
    }

    private async Task ReadAsync()
    {
        Book = await Query.ReadAsync();
        StateHasChanged();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _told?.Dispose();
        await (_pace?.DisposeAsync() ?? ValueTask.CompletedTask);
        GC.SuppressFinalize(this);
    }
}
