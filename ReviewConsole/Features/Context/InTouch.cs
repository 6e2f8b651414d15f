using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ReviewConsole.Features.Context;

/// <summary>
/// Whether the browser of this circuit is in touch. The framework keeps a circuit for minutes after the network went, so that nothing is
/// lost; whoever sits behind it looks at nothing meanwhile.
/// </summary>
internal sealed class InTouch : CircuitHandler
{
    /// <summary>True while it is.</summary>
    public bool Now { get; private set; } = true;

    /// <summary>It went, or came back.</summary>
    public event EventHandler? Changed;

    /// <inheritdoc/>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Become(false);

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Become(true);

    private Task Become(bool now)
    {
        Now = now;
        Changed?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }
}
