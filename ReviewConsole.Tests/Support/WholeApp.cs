using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ReviewConsole.Support;

/// <summary>The whole program inside the test process, spoken to over HTTP without a socket.</summary>
internal sealed class WholeApp : WebApplicationFactory<Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder
            .UseContentRoot(Repository.Root)
            .UseEnvironment("Development")
            .UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning");
}
