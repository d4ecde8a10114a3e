# Score a column of weights from R.  growth_r.c says how to make growth_r.so, which lies beside this.
#
#     Rscript score.R
dyn.load("growth_r.so")
growth_sds <- function(sex, gestation_days, age_days, value, measure = 0L, reference = "uk-who") {
  n <- length(value)
  gestation_days[is.na(gestation_days)] <- 0L   # not known
  .C("growth_r_assess", reference, as.integer(measure), n, match(sex, c("male", "female"), 0L),
     as.integer(gestation_days), as.double(age_days), as.double(value), sds = double(n),
     centile = double(n), status = integer(n), NAOK = TRUE)[c("sds", "centile", "status")]
}
boy <- data.frame(sex = "male", gestation_days = 280L, age_days = c(0, 100, 971), kg = c(3.5, 6.2, 10))
scored <- growth_sds(boy$sex, boy$gestation_days, boy$age_days, boy$kg)
print(cbind(boy, sds = round(scored$sds, 4), centile = round(scored$centile, 2)))
