using ReviewConsole;

await using var app = ReviewConsoleApp.Build(args);
await app.RunAsync();
