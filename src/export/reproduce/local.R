# Counts what local and national plans work on again from plans.csv and commitments.csv, and compares it with data.csv.
#
# Needs nothing but R. Run it in the folder of these files: Rscript reproduce.R
# It ends with 0 where every number is the same, else with 1.

arguments <- commandArgs(trailingOnly = FALSE)
script <- sub("^--file=", "", grep("^--file=", arguments, value = TRUE))
here <- if (length(script) == 1) dirname(script) else "."

read <- function(name) {
  read.csv(file.path(here, name), colClasses = "character", na.strings = character(0),
           encoding = "UTF-8", check.names = FALSE)
}

# What a row of data.csv should say.
numbers <- function(row, plans, commitments) {
  years <- as.character(seq(as.integer(row$year_from), as.integer(row$year_to)))
  counted <- plans[plans$level == row$level & plans$coding == row$coding_version & plans$year %in% years, ]
  rows <- commitments[commitments$plan_id %in% counted$plan_id & commitments$coding == row$coding_version, ]
  areas <- strsplit(rows$areas, ";", fixed = TRUE)
  k <- sum(vapply(areas, function(some) row$area_id %in% some, logical(1)))
  share <- if (nrow(rows) > 0) sprintf("%.6f", k / nrow(rows)) else ""
  c(members = length(unique(counted$member)), plans = nrow(counted), k = k, n = nrow(rows), share = share)
}

data <- read("data.csv")
plans <- read("plans.csv")
commitments <- read("commitments.csv")
different <- 0
cat("area,level,members,plans,k,n,share,same\n")
for (index in seq_len(nrow(data))) {
  row <- data[index, ]
  found <- numbers(row, plans, commitments)
  said <- vapply(names(found), function(name) row[[name]], character(1))
  wrong <- names(found)[found != said]
  if (length(wrong) > 0) different <- different + 1
  same <- if (length(wrong) > 0) paste0("NO: ", paste(wrong, said[wrong], collapse = "; ")) else "yes"
  cat(row$area_id, ",", row$level, ",", paste(found, collapse = ","), ",", same, "\n", sep = "")
}
message(nrow(data) - different, " of ", nrow(data), " rows are the same as in data.csv.")
quit(status = if (different > 0 || nrow(data) == 0) 1 else 0)
