using Bunit;

namespace ReviewConsole.Shell;

public sealed class MainLayoutTests : ConsoleContext
{
    [Fact]
    public void A_live_page_carries_the_marker_that_clicks_may_wait_for() =>
        Render<MainLayout>().Find("[data-live=true]").ShouldNotBeNull();

    [Fact]
    public void A_page_without_a_circuit_does_not_claim_to_be_live()
    {
        Live = false;

        Render<MainLayout>().FindAll("[data-live]").ShouldBeEmpty();
    }
}
