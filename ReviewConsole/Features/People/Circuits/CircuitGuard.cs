using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Features.People.SigningIn;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People.Circuits;

/// <summary>
/// Fixes who sits before a circuit when it opens, and asks with every click whether they still may. A circuit that comes back with
/// another person's cookie is ended: the framework would quietly carry on as them (dotnet/aspnetcore #65272).
/// </summary>
internal sealed class CircuitGuard(
    CurrentPerson me, AuthenticationStateProvider signedIn, SessionCheck sessions, OpenCircuits open, CaseWorld world, NavigationManager navigation,
    ILogger<CircuitGuard> logger)
    : CircuitHandler
{
    private readonly ArrivalOrder _order = new();
    private OpenCircuit? _circuit;
    private Looked? _held;

    /// <summary>Before every other handler: they may ask who it is.</summary>
    public override int Order => int.MinValue;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        // The framework opens a circuit in that circuit's turn.
        _order.Circuit = SynchronizationContext.Current;
        var principal = (await signedIn.GetAuthenticationStateAsync()).User;
        if (await sessions.ReadAsync(principal, cancellationToken) is not { } known)
        {
            End();
            return;
        }

        me.Is(known.Id, known.Role, known.Alias, Zone(known.Zone) ?? Zone(principal.FindFirstValue(ReviewClaims.Zone)) ?? world.Calendar.Zone);
        _circuit = new OpenCircuit(known.Id, principal, me);
        signedIn.AuthenticationStateChanged += OnSignedInChanged;
        open.Add(_circuit);
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        signedIn.AuthenticationStateChanged -= OnSignedInChanged;
        if (_circuit is not null)
        {
            open.Remove(_circuit);
        }

        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        context => _order.RunAsync(MayGoOnAsync, () => next(context));

    /// <summary>True while what is done here may be done; otherwise the screen is sent to the sign-in page.</summary>
    internal async Task<bool> MayGoOnAsync()
    {
        if (me.EndedTo is not null || _circuit is null)
        {
            return false;
        }

        if (sessions.IsRecent(_held))
        {
            return true;
        }

        var look = sessions.Now;
        if (await sessions.ReadAsync(_circuit.SignedIn) is not null)
        {
            _held = look;
            return true;
        }

        End();
        return false;
    }

    // A connection that comes back brings its own cookie. Only the same sign-in may go on; another one of the same person starts afresh.
    private void OnSignedInChanged(Task<AuthenticationState> changed) => _ = PinAsync(changed);

    private async Task PinAsync(Task<AuthenticationState> changed)
    {
        try
        {
            var now = (await changed).User;
            if (ReviewClaims.Person(now) != _circuit?.Person || now.FindFirstValue(ReviewClaims.Stamp) != _circuit?.SignedIn.FindFirstValue(ReviewClaims.Stamp))
            {
                logger.LogWarning("A circuit of {Person} came back with another sign-in and was ended.", _circuit?.Person.Value);
                End();
            }
        }
        catch (Exception unknown) when (unknown is not OperationCanceledException)
        {
            logger.LogError(unknown, "Who came back to a circuit could not be read; it was ended.");
            End();
        }
    }

    private void End()
    {
        if (_circuit is not null)
        {
            open.Remove(_circuit);
        }

        me.End(EndedSession.At(Urls.SignInFor(new Uri(navigation.Uri).PathAndQuery)));
    }

    private static TimeZoneInfo? Zone(string? id) => id is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
}
