using System.Globalization;
using ReviewConsole.Benchmarks;

// Usage: dotnet run -c Release --project ReviewConsole.Benchmarks [-- --cases N] [--clicks | --lead | --journal | --intake]
if (args is ["--intake"])
{
    Report.Begin(0);
    Report.End(await IntakeRate.MeasureAsync());
    return 0;
}

var (onlyClicks, onlyLead, onlyJournal) = (args is [.., "--clicks"], args is [.., "--lead"], args is [.., "--journal"]);
var cases = (onlyClicks || onlyLead || onlyJournal ? args[..^1] : args) switch
{
    [] => 100_000,
    ["--cases", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var many) && many is >= 1000 and <= 5_000_000 => many,
    _ => 0,
};
if (cases == 0)
{
    await Console.Error.WriteLineAsync("Usage: dotnet run -c Release --project ReviewConsole.Benchmarks [-- [--cases N] [--clicks | --lead | --journal | --intake]], N from 1000 to 5000000; the last four measure nothing else.");
    return 2;
}

const int Times = 10;
var database = await FilledDatabase.OpenAsync(cases);
await using var program = new ProgramServices(database.ConnectionString);
await program.MigrateAsync();
var reviewer = await program.ReviewerAsync();

Report.Begin(cases);
if (onlyClicks)
{
    Report.End(await Clicks.MeasureAsync(program, database));
    return 0;
}

if (onlyJournal)
{
    Report.End(await JournalRate.MeasureAsync(database));
    return 0;
}

if (onlyLead)
{
    var many = await Multiplied.OfAsync(database, Times);
    await using var ofMany = new ProgramServices(many.ConnectionString);
    await LeadsRoom.MeasureAsync(ofMany, many);
    return 0;
}

var reads = await Reads.MeasureAsync(program, database, reviewer);
var next = await Taking.MeasureAsync("take next", program, database, reviewer);
await Decisions.MeasureAsync(program, database, reviewer);
var (queue, page) = (await CircuitHeap.OfQueueAsync(database), await CircuitHeap.OfCaseAsync(database, program.Taken));
var clicks = await Clicks.MeasureAsync(program, database);

var larger = await Multiplied.OfAsync(database, Times);
await using var manifold = new ProgramServices(larger.ConnectionString);
var nextOfMany = await Taking.MeasureAsync($"take next among {Times} times as many", manifold, larger, await manifold.ReviewerAsync());
var lead = await LeadsRoom.MeasureAsync(manifold, larger);
var journal = await JournalRate.MeasureAsync(database);
var intake = await IntakeRate.MeasureAsync();
Report.End(reads, next, nextOfMany, queue, page, clicks, lead);
Report.End(journal);
Report.End(intake);
return 0;
