using Bunit;
using Bunit.Rendering;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Platform;
using ReviewConsole.Shell;

namespace ReviewConsole.Support;

/// <summary>Renders components as a live circuit would: component library, words, no real script.</summary>
public abstract class ConsoleContext : BunitContext
{
    // The default of one second is short on a busy machine; waiting ends as soon as the state is there.
    static ConsoleContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    protected ConsoleContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddComponentLibrary();
        Services.AddLocalization();
        Services.AddScoped<CurrentPerson>();
    }

    /// <summary>Whether components are told that their circuit is live (the default).</summary>
    protected bool Live { get; set; } = true;

    public override IRenderedComponent<TComponent> Render<TComponent>(
        Action<ComponentParameterCollectionBuilder<TComponent>>? parameterBuilder = null)
    {
        TellWhetherLive();
        return base.Render(parameterBuilder);
    }

    public override IRenderedComponent<TComponent> Render<TComponent>(RenderFragment renderFragment)
    {
        TellWhetherLive();
        return base.Render<TComponent>(renderFragment);
    }

    public override IRenderedComponent<ContainerFragment> Render(RenderFragment renderFragment)
    {
        TellWhetherLive();
        return base.Render(renderFragment);
    }

    // Not in the constructor: it seals the services, and a test class adds its own in its constructor.
    private void TellWhetherLive() => SetRendererInfo(new RendererInfo("Server", Live));
}
