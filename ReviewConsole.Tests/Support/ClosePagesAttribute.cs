using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Playwright;

[assembly: ReviewConsole.Support.ClosePages]

namespace ReviewConsole.Support;

/// <summary>
/// Closes the pages of a test when it ends: a page whose server is gone tries to reconnect for minutes, and takes the processor from the
/// tests that still run.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ClosePagesAttribute : Xunit.v3.BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> Open = new(StringComparer.Ordinal);

    public override void After(MethodInfo methodUnderTest, Xunit.v3.IXunitTest test)
    {
        if (Open.TryRemove(test.UniqueID, out var contexts))
        {
            foreach (var context in contexts)
            {
                _ = context.CloseAsync();
            }
        }
    }

    /// <summary>Remembers what the running test has opened.</summary>
    internal static void Keep(IBrowserContext context)
    {
        if (TestContext.Current.Test?.UniqueID is { } test)
        {
            Open.GetOrAdd(test, _ => []).Add(context);
        }
    }
}
