using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ReviewConsole.Shell;

public sealed class IncidentBoundaryTests : ConsoleContext
{
    private readonly KeptLog _log = new();

    public IncidentBoundaryTests() => Services.AddSingleton<ILogger<IncidentBoundary>>(_log);

    [Fact]
    public void What_the_reader_is_told_to_report_is_what_the_log_says()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/queue?q=secret");

        var page = Render<IncidentBoundary>(with => with.AddChildContent<Breaking>());

        var line = _log.Lines.ShouldHaveSingleItem();
        var incident = line.Split(' ')[1];
        page.Find(".message--failed").TextContent.ShouldContain(incident);
        line.ShouldBe($"Incident {incident} on /queue");
    }

    [Fact]
    public void The_reader_may_try_again()
    {
        var broken = true;
        var page = Render<IncidentBoundary>(with => with.AddChildContent<Breaking>(child => child.Add(c => c.Broken, () => broken)));

        broken = false;
        page.Find("button").Click();

        page.Markup.ShouldBe("<p>whole</p>");
    }

    private sealed class Breaking : ComponentBase
    {
        [Parameter]
        public Func<bool> Broken { get; set; } = () => true;

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            if (Broken())
            {
                throw new InvalidOperationException("on purpose");
            }

            builder.AddMarkupContent(0, "<p>whole</p>");
        }
    }

    private sealed class KeptLog : ILogger<IncidentBoundary>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
