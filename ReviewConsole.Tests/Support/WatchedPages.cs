using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace ReviewConsole.Support;

/// <summary>The pages of one profile, and what the browser complained of in them.</summary>
internal sealed class WatchedPages
{
    // When a test ends its server is gone first, and then a page has nothing new to say.
    private const int Most = 30;

    private readonly ConcurrentQueue<string> _said = new();

    public WatchedPages(IBrowserContext context)
    {
        Context = context;
        context.Console += (_, message) => Say($"{message.Type}: {message.Text}");
        context.WebError += (_, error) => Say($"uncaught: {error.Error}");
        context.RequestFailed += (_, request) => Say($"failed: {request.Method} {request.Url} {request.Failure}");
    }

    /// <summary>The profile.</summary>
    public IBrowserContext Context { get; }

    /// <summary>Clicks and letters that came to a handler that was gone.</summary>
    public IEnumerable<string> LostEvents => _said.Where(s => s.Contains("no event handler", StringComparison.Ordinal));

    /// <summary>Addresses, what has the focus, what is readable, and what was complained of.</summary>
    public async Task<string> TellAsync()
    {
        var told = new List<string>();
        foreach (var page in Context.Pages.Where(p => !p.IsClosed))
        {
            told.Add($"--- {page.Url}");
            told.Add(await page.EvaluateAsync<string>("() => 'focus: ' + (document.activeElement?.outerHTML ?? '').slice(0, 300) + '\\n' + document.body.innerText"));
            told.Add("fields: " + await page.EvaluateAsync<string>(
                "() => [...document.querySelectorAll('input, select, textarea')].map(f => (f.id || f.dataset.testid || f.name) + '=' + (f.type === 'radio' || f.type === 'checkbox' ? f.checked : f.type === 'password' ? '' : f.value) + (f.matches(':disabled') ? ' (disabled)' : '')).join('; ')"));
        }

        return string.Join('\n', told.Concat(_said));
    }

    private void Say(string what)
    {
        if (_said.Count < Most)
        {
            _said.Enqueue(TimeProvider.System.GetUtcNow().ToString("HH:mm:ss.fff ", CultureInfo.InvariantCulture) + what);
        }
    }
}
