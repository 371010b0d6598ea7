using Pvelint.Bench;

return args switch
{
    ["hcl", var folder] => HclThroughput.Run(folder),
    ["hcl-check", var list] => HclCheck.Run(list),
    ["hcl-fuzz", var folder, var count, ..] => HclFuzzRun.Run(folder, int.Parse(count), args.Length > 3 ? int.Parse(args[3]) : 1),
    ["objects", var folder, ..] => ObjectsBench.Run(folder, args.Length > 2 ? int.Parse(args[2]) : 3),
    ["objects-only", var folder] => ObjectsBench.RunOnly(folder),
    ["differential", .. var folders] => folders.Sum(ObjectsDifferential.Run),
    ["history-both", .. var folders] => folders.Sum(HistoryBoth.Run),
    ["access"] => AccessBench.Run(),
    ["access-cluster", var file] => AccessBench.Write(file),
    ["access-log"] => AccessLogBench.Run(),
    ["access-log", var file] => AccessLogBench.Write(file),
    ["lsp", ..] => LspBench.Run(args.ElementAtOrDefault(1)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project tests/bench -- COMMAND
          hcl FOLDER              MB/s of lexing and parsing the .tf and .tfvars files below FOLDER
          hcl-check LIST          one JSON line for each file named in LIST: accepted or not, line of the first error
          hcl-fuzz FOLDER COUNT [SEED]
                                  COUNT random and mutated inputs through the parsers of HCL and JSON
          objects FOLDER [TIMES]  reading all objects of a git repository, beside git cat-file
          objects-only FOLDER     the same without git, for a profiler
          history-both FOLDER...  findings of whole histories by our reader of packs and by git alone
          access                  effective permissions on a large cluster
          access-cluster FILE     writes that cluster's user.cfg
          access-log              reading an access log of ten million lines
          access-log FILE         writes 300,000 of these lines
          lsp [PROGRAM]           the language server: from edits to diagnostics in 2,000 lines, and its memory on 2,000 files
          differential FOLDER...  compares all objects of git repositories with git cat-file
        """);
    return 2;
}
