using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Playwright;

[assembly: ReviewConsole.Support.ClosePages]

namespace ReviewConsole.Support;

/// <summary>
/// Closes the pages of a test when it ends: a page whose server is gone tries to reconnect for minutes, and takes the processor from the
/// tests that still run. Of a test that failed it first says what its pages showed and what the browser complained of.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ClosePagesAttribute : Xunit.v3.BeforeAfterTestAttribute
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly ConcurrentDictionary<string, ConcurrentBag<WatchedPages>> Open = new(StringComparer.Ordinal);

    public override void After(MethodInfo methodUnderTest, Xunit.v3.IXunitTest test)
    {
        if (!Open.TryRemove(test.UniqueID, out var opened))
        {
            return;
        }

        if (TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            foreach (var pages in opened)
            {
                var told = pages.TellAsync();
                TestContext.Current.TestOutputHelper?.WriteLine(told.Wait(Patience) ? told.Result : "A page that does not answer.");
            }
        }

        foreach (var pages in opened)
        {
            _ = pages.Context.CloseAsync();
        }

        // Whatever the test looked for: somebody's click was lost.
        opened.SelectMany(p => p.LostEvents).ShouldBeEmpty();
    }

    /// <summary>Remembers what the running test has opened.</summary>
    internal static void Keep(IBrowserContext context)
    {
        if (TestContext.Current.Test?.UniqueID is { } test)
        {
            Open.GetOrAdd(test, _ => []).Add(new WatchedPages(context));
        }
    }
}
