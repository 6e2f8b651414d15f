using ReviewConsole;

return await ReviewConsoleApp.RunAsync(args);
