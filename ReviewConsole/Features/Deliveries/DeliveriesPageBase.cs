using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Tokens;

namespace ReviewConsole.Features.Deliveries;

/// <summary>The page without its markup: what is shown is in the address, what changes is shown at once, and what was refused is said.</summary>
public abstract class DeliveriesPageBase : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(500);
    private IDisposable? _told;
    private Pace? _pace;

    [Inject]
    internal DeliveriesQuery Query { get; set; } = null!;

    [Inject]
    internal SecretBox Secrets { get; set; } = null!;

    [Inject]
    internal OwnName Own { get; set; } = null!;

    [Inject]
    internal DeedDoor Door { get; set; } = null!;

    [Inject]
    internal CurrentPerson Me { get; set; } = null!;

    [Inject]
    internal LiveUpdates Live { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    /// <summary>Only those in this state.</summary>
    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    /// <summary>Only those to this endpoint.</summary>
    [SupplyParameterFromQuery(Name = "endpoint")]
    public string? Endpoint { get; set; }

    /// <summary>Only those written before this one.</summary>
    [SupplyParameterFromQuery(Name = "before")]
    public string? Before { get; set; }

    /// <summary>What is shown; null while it is read.</summary>
    internal DeliveryBook? Book { get; private set; }

    /// <summary>A secret that was made, to be shown once: the endpoint's name and the secret.</summary>
    protected (string Name, string Secret)? Shown { get; set; }

    /// <summary>What was refused last.</summary>
    internal IReadOnlyList<Refusal> Refusals { get; set; } = [];

    /// <summary>How many were sent again last; null when nothing was.</summary>
    protected int? Replayed { get; private set; }

    /// <summary>The form is open.</summary>
    protected bool Adding { get; set; }

    /// <summary>The state asked for; null for all.</summary>
    internal DeliveryState? Wanted => Enum.TryParse<DeliveryState>(State, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    /// <summary>The endpoint asked for; null for all.</summary>
    protected Guid? To => Guid.TryParse(Endpoint, out var id) ? id : null;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _pace = new Pace(Time, AtMostEvery, () => InvokeAsync(ReadAsync));
        _told = Live.Subscribe(change =>
        {
            if (change.Concerns(Streams.Deliveries))
            {
                _pace.Ask();
            }
        });
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => ReadAsync();

    /// <summary>An address of this page with another filter.</summary>
    internal static string Address(DeliveryState? state, Guid? endpoint, long? before = null)
    {
        var parts = new List<string>();
        if (state is { } s)
        {
            parts.Add("state=" + s.ToString().ToLowerInvariant());
        }

        if (endpoint is { } e)
        {
            parts.Add($"endpoint={e:N}");
        }

        if (before is { } b)
        {
            parts.Add("before=" + b.ToString(CultureInfo.InvariantCulture));
        }

        return parts.Count == 0 ? Urls.Deliveries : $"{Urls.Deliveries}?{string.Join('&', parts)}";
    }

    /// <summary>Adds an endpoint and shows its secret once; one of security events has none of ours.</summary>
    internal async Task AddAsync(WantedEndpoint wanted)
    {
        var events = wanted.Kind == EndpointKind.Events;
        var secret = events ? wanted.Authorization : SignedMessage.NewSecret();
        if (await DoAsync(new AddEndpoint(wanted.Name, wanted.Url, wanted.Types, Secrets.Close(secret)) { Kind = wanted.Kind, Audience = wanted.Audience, Issuer = Own.Issuer }))
        {
            (Adding, Shown) = (false, events ? null : (wanted.Name.Trim(), secret));
            StateHasChanged();
        }
    }

    /// <summary>Asks a receiver of security events with another token.</summary>
    internal Task<bool> AuthorizeAsync(EndpointLine line, string authorization) => DoAsync(new RenewSecret(line.Row.Id, Secrets.Close(authorization.Trim())));

    /// <summary>Gives an endpoint a new secret and shows it once.</summary>
    internal async Task RenewAsync(EndpointLine line)
    {
        var secret = SignedMessage.NewSecret();
        if (await DoAsync(new RenewSecret(line.Row.Id, Secrets.Close(secret))))
        {
            Shown = (line.Row.Name, secret);
            StateHasChanged();
        }
    }

    /// <summary>Does something with an endpoint.</summary>
    internal Task<bool> DoAsync(Deed<Done> deed) => DoAsync<Done>(deed, _ => { });

    /// <summary>Has deliveries sent again.</summary>
    internal Task<bool> ReplayAsync(ReplayRange range) => DoAsync(new ReplayDeliveries(range), many => Replayed = many);

    private Task<bool> DoAsync(Deed<Guid> deed) => DoAsync<Guid>(deed, _ => { });

    private async Task<bool> DoAsync<T>(Deed<T> deed, Action<T> done)
    {
        Replayed = null;
        var answer = await Door.DoAsync(Me.Actor, deed);
        Refusals = answer.Refusals;
        if (answer.IsDone)
        {
            done(answer.Answer);
        }

        await ReadAsync();
        return answer.IsDone;
    }

    private async Task ReadAsync()
    {
        Book = await Query.ReadAsync(Wanted, To, long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null);
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
