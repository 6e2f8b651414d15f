using Microsoft.AspNetCore.Components;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Api;

/// <summary>The page of keys without its markup.</summary>
public abstract class KeysPageBase : ComponentBase, IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);
    private IDisposable? _told;

    [Inject]
    internal KeysQuery Query { get; set; } = null!;

    [Inject]
    internal SecretBox Secrets { get; set; } = null!;

    [Inject]
    internal DeedDoor Door { get; set; } = null!;

    [Inject]
    internal CurrentPerson Me { get; set; } = null!;

    [Inject]
    internal LiveUpdates Live { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    /// <summary>All keys; null while they are read.</summary>
    protected IReadOnlyList<ApiKey>? Keys { get; private set; }

    /// <summary>A key that was made, to be shown once.</summary>
    protected (string Client, string Key, string? Secret)? Shown { get; set; }

    /// <summary>What was refused last.</summary>
    internal IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>The form is open.</summary>
    protected bool Adding { get; set; }

    /// <summary>The key of which it is asked whether it is really to be taken back.</summary>
    protected Guid? Sure { get; set; }

    /// <summary>The instant.</summary>
    protected DateTimeOffset Now => Time.GetUtcNow();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _told = Live.Subscribe(change => _ = change.Concerns(Streams.Keys) ? InvokeAsync(ReadAsync) : Task.CompletedTask);
        await ReadAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _told?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>It should be renewed.</summary>
    protected bool EndsSoon(ApiKey key) => key.ExpiresAt - Now < Soon;

    /// <summary>Adds a key and shows it once.</summary>
    internal async Task AddAsync((WantedKey Wanted, bool Signs) asked)
    {
        var (text, secret) = (ApiKeyText.New(), asked.Signs ? SignedMessage.NewSecret() : null);
        if (await DoAsync(new AddKey(asked.Wanted, ApiKeyText.Shown(text), ApiKeyText.Hash(text), secret is null ? null : Secrets.Close(secret))))
        {
            (Adding, Shown) = (false, (asked.Wanted.Client.Trim(), text, secret));
            StateHasChanged();
        }
    }

    /// <summary>Takes a key back.</summary>
    protected async Task RevokeAsync(Guid key)
    {
        Sure = null;
        await DoAsync(new RevokeKey(key));
    }

    private async Task<bool> DoAsync<T>(Deed<T> deed)
    {
        var done = await Door.DoAsync(Me.Actor, deed);
        Refusals = done.Refusals;
        await ReadAsync();
        return done.IsDone;
    }

    private async Task ReadAsync()
    {
        Keys = await Query.AllAsync();
        StateHasChanged();
    }
}
