using System.Globalization;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform;

/// <summary>
/// Who sits before this screen, fixed when the circuit opens; a circuit never changes its person. Only for showing: every deed reads
/// authority afresh.
/// </summary>
public sealed class CurrentPerson : IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private (PersonId Id, Role Role, string Alias, TimeZoneInfo Zone)? _known;

    /// <summary>Cancelled when this person may not go on here: the screen has to go to <see cref="EndedTo"/>.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>Where the screen has to go, once it ended; null while it has not.</summary>
    public string? EndedTo { get; private set; }

    /// <summary>True once somebody is known.</summary>
    public bool IsKnown => _known is not null;

    /// <summary>Who.</summary>
    public PersonId Id => Known.Id;

    /// <summary>Their role when the circuit opened.</summary>
    public Role Role => Known.Role;

    /// <summary>Their working name.</summary>
    public string Alias => Known.Alias;

    /// <summary>The zone in which instants are shown to them.</summary>
    public TimeZoneInfo Zone => _known?.Zone ?? TimeZoneInfo.Utc;

    /// <summary>The actor of their deeds.</summary>
    public Actor Actor => Actor.Of(Id);

    /// <summary>The language of this screen: <c>en</c> or <c>zh-Hans</c>.</summary>
    public string Language => Languages.ForTexts(CultureInfo.CurrentUICulture.Name);

    /// <summary>True when a screen should offer it; the deed decides.</summary>
    public bool May(May what) => EndedTo is null && _known is { } known && Permissions.Allows(known.Role, what);

    /// <summary>Says who it is; the second time only the zone may differ.</summary>
    /// <exception cref="InvalidOperationException">Another person than before.</exception>
    public void Is(PersonId id, Role role, string alias, TimeZoneInfo zone)
    {
        if (_known is { } known && known.Id != id)
        {
            throw new InvalidOperationException("A circuit cannot change its person.");
        }

        _known = (id, role, alias, zone);
    }

    /// <summary>Ends this sitting: nothing is offered any more, and the screen is sent away.</summary>
    public void End(string to)
    {
        if (EndedTo is null)
        {
            EndedTo = to;
            _ending.Cancel();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _ending.Dispose();

    private (PersonId Id, Role Role, string Alias, TimeZoneInfo Zone) Known =>
        _known ?? throw new InvalidOperationException("Nobody is signed in on this circuit.");
}
