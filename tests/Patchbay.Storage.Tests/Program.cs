using Patchbay.Storage.Tests.Journal;

// The program is started a second time by the test that kills it while it appends.
return args is [AppendingChild.Name, var folder]
    ? AppendingChild.Run(folder)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
