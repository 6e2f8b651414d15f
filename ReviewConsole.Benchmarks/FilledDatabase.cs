using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ReviewConsole.Benchmarks;

/// <summary>A database of so many demonstration cases, kept from run to run in the folder that git ignores.</summary>
/// <param name="File">Where it is.</param>
internal sealed record FilledDatabase(string File)
{
    /// <summary>How the program is told.</summary>
    public string ConnectionString => $"Data Source={File}";

    /// <summary>Takes the one of an earlier run, or fills one; a filling that was killed goes on.</summary>
    public static async Task<FilledDatabase> OpenAsync(int cases)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Support.Repository.Root, "data", "benchmarks"));
        var database = new FilledDatabase(Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"cases-{cases}.db")));
        if (await CountAsync(database) < cases)
        {
            await FillAsync(database, cases);
        }

        return database;
    }

    /// <summary>A copy beside it, with everything that was committed.</summary>
    public async Task<FilledDatabase> CopyAsync()
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
        var copy = new FilledDatabase(Path.ChangeExtension(File, ".copy.db"));
        copy.Delete();
        System.IO.File.Copy(File, copy.File);
        return copy;
    }

    /// <summary>Removes it.</summary>
    public void Delete()
    {
        using (var pooled = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(pooled);
        }

        foreach (var ending in (string[])["", "-wal", "-shm"])
        {
            System.IO.File.Delete(File + ending);
        }

        // What stands outside would say of the next one that it is another journal.
        if (Platform.SealPlaces.Beside(File).Folder is var seals && Directory.Exists(seals))
        {
            Directory.Delete(seals, recursive: true);
        }
    }

    private static async Task FillAsync(FilledDatabase database, int cases)
    {
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"Filling {database.File} with {cases:N0} cases through the program's own deeds; 100,000 take about nine minutes on two cores. Killed, it goes on next time."));
        var begun = Stopwatch.GetTimestamp();
        using var fill = ProgramProcess.Start(database.ConnectionString, ["demo", "fill", "--cases", cases.ToString(CultureInfo.InvariantCulture)]);
        while (await fill.StandardOutput.ReadLineAsync() is not null)
        {
            // One line a decision; progress goes to standard error by itself.
        }

        await fill.WaitForExitAsync();
        if (fill.ExitCode != 0)
        {
            throw new InvalidOperationException($"The filling ended with exit code {fill.ExitCode}.");
        }

        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Filled in {Stopwatch.GetElapsedTime(begun).TotalSeconds:N0} s."));
    }

    private static async Task<long> CountAsync(FilledDatabase database)
    {
        if (!System.IO.File.Exists(database.File))
        {
            return 0;
        }

        await using var connection = new SqliteConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'case_rows'";
        if (await command.ExecuteScalarAsync() is 0L)
        {
            return 0;
        }

        command.CommandText = "SELECT count(*) FROM case_rows";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
