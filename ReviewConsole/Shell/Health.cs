using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;

namespace ReviewConsole.Shell;

/// <summary>What a supervisor asks: does the process run, and can it work?</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("ok")).AllowAnonymous();
        app.MapGet("/health/ready", async (IDbContextFactory<ReviewDb> databases, IHostApplicationLifetime life, CancellationToken stop) =>
            !life.ApplicationStopping.IsCancellationRequested && await IsReadyAsync(databases, stop)
                ? Results.Text("ok")
                : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
    }

    // Reachable, and with every migration this program knows.
    private static async Task<bool> IsReadyAsync(IDbContextFactory<ReviewDb> databases, CancellationToken stop)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            return await db.Database.CanConnectAsync(stop) && !(await db.Database.GetPendingMigrationsAsync(stop)).Any();
        }
        catch (System.Data.Common.DbException)
        {
            return false;
        }
    }
}
